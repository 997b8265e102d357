using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training.Augmentation;

/// <summary>An input transform that goes by what the discriminator says of real samples.</summary>
internal interface IObservesScores
{
    /// <summary>Called once in each step of D, before its weights move.</summary>
    /// <param name="scores">[B]: D's scores of the real samples of all the step's batches as it saw them, without a graph.</param>
    void Observe(Tensor scores);
}
