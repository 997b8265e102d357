using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.ML.GanRefinement.Data;

namespace Microsoft.ML.GanRefinement.Training.Checkpoints;

/// <summary>What tells training data from others.</summary>
/// <param name="Count">Number of images.</param>
/// <param name="Shape">Their shape.</param>
/// <param name="ClassCount">Number of classes.</param>
/// <param name="Content">SHA-256 of all pixels and classes in order, as training sees them: where they come from makes no
/// difference.</param>
internal sealed record DataFingerprint(int Count, ImageShape Shape, int ClassCount, string Content)
{
    private const int ValuesAtOnce = 1 << 18;

    /// <summary>Reads the data through once.</summary>
    public static DataFingerprint Of(TrainingSet data)
    {
        var rows = new int[Math.Min(data.Count, Math.Max(1, ValuesAtOnce / data.Shape.Size))];
        var (pixels, classes) = (new float[rows.Length * data.Shape.Size], new long[rows.Length]);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var start = 0; start < data.Count; start += rows.Length)
        {
            var count = Math.Min(rows.Length, data.Count - start);
            for (var i = 0; i < count; i++)
                rows[i] = start + i;
            data.CopyTo(rows.AsSpan(0, count), pixels, classes);
            hash.AppendData(MemoryMarshal.AsBytes(pixels.AsSpan(0, count * data.Shape.Size)));
            hash.AppendData(MemoryMarshal.AsBytes(classes.AsSpan(0, count)));
        }
        return new DataFingerprint(data.Count, data.Shape, data.ClassCount, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>What differs from <paramref name="saved"/>, each with its old and its new value.</summary>
    public IEnumerable<string> Differences(DataFingerprint saved)
    {
        if (Count != saved.Count)
            yield return $"the data's row count was {saved.Count} and is {Count}";
        if (Shape != saved.Shape)
            yield return $"the images' shape was {saved.Shape} and is {Shape}";
        if (ClassCount != saved.ClassCount)
            yield return $"the class count was {saved.ClassCount} and is {ClassCount}";
        if (this == saved with { Content = Content } && Content != saved.Content)
            yield return $"the content of the rows, or their order, is another: its SHA-256 was {saved.Content} and is {Content}";
    }
}
