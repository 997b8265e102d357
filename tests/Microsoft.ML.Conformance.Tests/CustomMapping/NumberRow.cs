namespace Microsoft.ML.Conformance.Tests.CustomMapping;

public sealed class NumberRow
{
    public float Number { get; set; }
}
