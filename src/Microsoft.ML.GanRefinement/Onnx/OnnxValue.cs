namespace Microsoft.ML.GanRefinement.Onnx;

/// <summary>A tensor in a graph: an input, a constant, or what a node makes.</summary>
/// <param name="Name">Unique in the graph.</param>
internal readonly record struct OnnxValue(string Name)
{
    /// <summary>The place of an optional input that is not given.</summary>
    public static OnnxValue Absent { get; } = new("");
}
