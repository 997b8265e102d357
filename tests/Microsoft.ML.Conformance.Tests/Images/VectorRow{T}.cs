namespace Microsoft.ML.Conformance.Tests.Images;

public sealed class VectorRow<T>
{
    public T[]? Values { get; set; }
}
