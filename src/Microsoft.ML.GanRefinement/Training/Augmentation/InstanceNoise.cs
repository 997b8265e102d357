using Microsoft.ML.GanRefinement.Training.Schedules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training.Augmentation;

/// <summary>Normal noise N(0, σ²) on real and generated samples (Sønderby et al. 2017; Arjovsky &amp; Bottou 2017): their distributions
/// overlap however far apart they are.</summary>
/// <param name="deviation">σ by iteration.</param>
/// <param name="seed">Decides the noise.</param>
internal sealed class InstanceNoise(ISchedule deviation, int seed) : IInputTransform
{
    private readonly SidedNoise _noise = new(seed, 0x4E6F697365526561);

    /// <inheritdoc/>
    public Tensor Apply(Tensor samples, bool real, long iteration, long draw)
    {
        var sigma = deviation.At(iteration);
        return sigma == 0 ? samples : samples.Plus(_noise.Of(real).Normal(samples, draw).Times(sigma));
    }
}
