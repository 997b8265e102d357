using Microsoft.ML.GanRefinement.Torch;

namespace Microsoft.ML.GanRefinement.Training.Augmentation;

/// <summary>A transform's random numbers: others for real than for generated samples, lest the discriminator tell them apart by what they
/// share.</summary>
internal sealed class SidedNoise(int seed, ulong purpose)
{
    private readonly StepNoise _real = new(seed, purpose);
    private readonly StepNoise _fake = new(seed, ~purpose);

    /// <summary>Those of one side.</summary>
    public StepNoise Of(bool real) => real ? _real : _fake;
}
