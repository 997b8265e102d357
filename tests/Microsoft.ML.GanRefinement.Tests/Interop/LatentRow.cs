using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Interop;

/// <summary>Input of <see cref="SmallPair"/>.</summary>
internal sealed class LatentRow
{
    [VectorType(SmallPair.LatentSize)]
    public float[] Latent { get; set; } = [];

    /// <summary>Counted from zero: ML.NET adds one when it reads a key from an object.</summary>
    [KeyType(SmallPair.ClassCount)]
    public uint Label { get; set; }

    public static LatentRow[] Create(int count)
    {
        Random random = new(3);
        return [.. Enumerable.Range(0, count).Select(row => new LatentRow
        {
            Latent = [.. Enumerable.Range(0, SmallPair.LatentSize).Select(_ => (float)(4 * random.NextDouble()) - 2)],
            Label = (uint)(row % SmallPair.ClassCount),
        })];
    }
}
