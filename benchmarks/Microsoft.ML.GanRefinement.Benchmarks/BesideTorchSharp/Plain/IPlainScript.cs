namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

/// <summary>A training step as one writes it down with TorchSharp: its own layers and optimisers, fakes that serve both players, nothing
/// frozen.</summary>
internal interface IPlainScript
{
    /// <summary>One iteration.</summary>
    /// <returns>D's loss in its first update.</returns>
    float Step(PlainNumbers numbers);
}
