namespace Microsoft.ML.GanRefinement.Onnx;

/// <summary>A module that can say in a graph what it computes in eval mode.</summary>
internal interface IOnnxModule
{
    /// <summary>Adds what the module computes.</summary>
    /// <param name="graph">The graph so far.</param>
    /// <param name="input">What the module is called with.</param>
    /// <param name="classes">[B] zero-based classes; null where there are none.</param>
    OnnxValue Write(OnnxGraph graph, OnnxValue input, OnnxValue? classes);
}
