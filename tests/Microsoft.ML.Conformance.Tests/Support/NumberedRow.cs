using Microsoft.ML.Data;

namespace Microsoft.ML.Conformance.Tests.Support;

/// <summary>A row that says which one it is.</summary>
internal sealed class NumberedRow
{
    public float Number { get; set; }

    public string Name { get; set; } = "";

    [VectorType(3)]
    public float[] Vector { get; set; } = [];

    public static NumberedRow[] Make(int count)
        => [.. Enumerable.Range(0, count).Select(i => new NumberedRow { Number = i, Name = $"row {i}", Vector = [i, i + 1, i + 2] })];
}
