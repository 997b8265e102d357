namespace Microsoft.ML.GanRefinement.Training;

/// <summary>Where the latents of a training step come from.</summary>
internal interface ILatentSource
{
    /// <summary>Draws a batch.</summary>
    GeneratorInput Draw(int count);
}
