using Microsoft.ML.GanRefinement.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training.Perturbations;

/// <summary>Free adversarial training (Shafahi et al. 2019) of the discriminator, as in Fast-RobGAN: one perturbation δ per position in the
/// batch lives on from batch to batch; after each backward pass δ ← clip(δ + τ·sign(∂L_D/∂x), ±ε), which raises D's loss.</summary>
/// <param name="bound">ε &gt; 0, in units of the data range [−1,1].</param>
/// <param name="step">τ &gt; 0.</param>
/// <param name="shape">[batch size, channels, height, width].</param>
/// <param name="device">Where the samples are.</param>
internal sealed class FreePerturbation(double bound, double step, long[] shape, Device device) : IRealTransform
{
    private readonly Tensor _delta = zeros(shape, dtype: ScalarType.Float32, device: device).DetachFromDisposeScope();

    /// <inheritdoc/>
    public bool ObservesGradient => true;

    /// <inheritdoc/>
    public Tensor Apply(Tensor real, Tensor? classes, long index) => real.Plus(_delta.narrow(0, 0, real.shape[0])).Clamp(-1, 1);

    /// <inheritdoc/>
    public void Observe(Tensor gradient)
    {
        using var _ = no_grad();
        _delta.narrow(0, 0, gradient.shape[0]).Add(gradient.sign(), step).Clamp(-bound, bound);
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer) => _delta.Save(writer);

    /// <inheritdoc/>
    public void Load(BinaryReader reader) => _delta.Load(reader);

    /// <inheritdoc/>
    public void Dispose() => _delta.Dispose();
}
