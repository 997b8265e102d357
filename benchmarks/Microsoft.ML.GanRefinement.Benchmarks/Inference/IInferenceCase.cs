namespace Microsoft.ML.GanRefinement.Benchmarks.Inference;

/// <summary>Images as the library gives them, and from TorchSharp alone.</summary>
internal interface IInferenceCase
{
    /// <summary>The networks called by hand.</summary>
    float Bare();

    /// <summary>Through ML.NET.</summary>
    float Product();
}
