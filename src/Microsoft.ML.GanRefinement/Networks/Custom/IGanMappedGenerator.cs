using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

/// <summary>A generator of your own in two parts, z → w → sample, as StyleGAN's mapping and synthesis (Karras et al. 2019): a coach can then move w.
/// Implemented by the module that <see cref="GanNetworks.Register"/> gets; its forward pass is <c>Synthesize(Map(latents, classes), classes)</c>.</summary>
/// <seealso cref="GanCoachVariable.Intermediate"/>
public interface IGanMappedGenerator
{
    /// <summary>Values of an intermediate latent, at least 1. One with several vectors is laid out flat.</summary>
    int IntermediateSize { get; }

    /// <summary>[B, Z] → [B, <see cref="IntermediateSize"/>].</summary>
    /// <param name="latents">Latents.</param>
    /// <param name="classes">[B], counted from 0; null in an unconditional pair.</param>
    Tensor Map(Tensor latents, Tensor? classes);

    /// <summary>[B, <see cref="IntermediateSize"/>] → samples. Differentiable, and of each row by itself.</summary>
    /// <param name="intermediate">Intermediate latents.</param>
    /// <param name="classes">[B], counted from 0; null in an unconditional pair.</param>
    Tensor Synthesize(Tensor intermediate, Tensor? classes);
}
