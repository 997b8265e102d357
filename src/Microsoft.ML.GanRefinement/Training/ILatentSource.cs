using Microsoft.ML.GanRefinement.Training.Checkpoints;

namespace Microsoft.ML.GanRefinement.Training;

/// <summary>Where the latents of a training step come from.</summary>
internal interface ILatentSource : ICheckpointed
{
    /// <summary>Draws a batch.</summary>
    GeneratorInput Draw(int count);
}
