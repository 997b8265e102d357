namespace Microsoft.ML.Conformance.Tests.CustomMapping;

public sealed class SquareRow
{
    public float Square { get; set; }

    public string Name { get; set; } = "";

    public float[] Pair { get; set; } = [];
}
