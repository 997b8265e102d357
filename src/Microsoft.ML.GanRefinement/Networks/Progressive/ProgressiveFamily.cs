using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Networks.Dcgan;
using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Networks.Progressive;

namespace Microsoft.ML.GanRefinement;

public sealed partial class GanNetworks
{
    /// <summary>Networks that grow while they are trained (Karras et al. 2018): from 4×4 pixels by doublings to 8, 16, 32 and 64, or from a larger start to
    /// other sizes by the rule of <see cref="Dcgan"/>. They have an equalised learning rate, pixel normalisation in the generator and the deviation over the
    /// batch as a channel in the discriminator, unless the options say otherwise. The generator's last layer is linear.
    /// <see cref="GanTrainerOptions.Growing"/> says when they grow; without it they have their full size from the start.</summary>
    /// <param name="baseChannels">Channels at the two largest resolutions, at least 1; each halving below doubles them. Default 64.</param>
    /// <param name="options">Further settings; null for the defaults of this architecture. With options, the batch's deviation is as
    /// <see cref="GanNetworkOptions.MinibatchDeviation"/> says.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    /// <remarks>Samples have their full size all the time: at a smaller resolution the generator repeats pixels, and the discriminator takes means over them. A
    /// gradient penalty's norms are of images of full size.</remarks>
    public static GanNetworks Progressive(int baseChannels = DefaultBaseChannels, GanNetworkOptions? options = null)
    {
        options ??= new GanNetworkOptions { MinibatchDeviation = true };
        if (options.SelfAttentionResolution != 0)
        {
            throw OptionChecks.OutOfRange(nameof(options.SelfAttentionResolution), options.SelfAttentionResolution,
                $"Growing networks have no self-attention: {nameof(options.SelfAttentionResolution)} must be 0.");
        }

        if (options.Normalization is { } normalization and not DiscriminatorNormalization.None)
        {
            throw OptionChecks.OutOfRange(nameof(options.Normalization), normalization,
                $"Growing discriminators are not normalised: {nameof(options.Normalization)} must be null or {DiscriminatorNormalization.None}.");
        }

        var template = Create(ProgressiveFamily.Name, baseChannels, options)._template;
        return Checked(template with
        {
            GeneratorNormalization = options.GeneratorNormalization ?? GeneratorNormalization.Pixel,
            EqualizedLearningRate = options.EqualizedLearningRate
                ?? !(template.SpectralNormalization || template.GeneratorSpectralNormalization || template.WeightNormalization),
        });
    }

    internal sealed class ProgressiveFamily : INetworkFamily
    {
        public const string Name = "progressive";

        public string Kind => Name;

        public bool Grows => true;

        public void Check(NetworkPairSpecification specification) => DcganPlan.For(specification.Image, specification.BaseChannels, "A progressive network");

        public Generator CreateGenerator(LayerFactory layers, NetworkPairSpecification specification) => new ProgressiveGenerator(layers, specification);

        public Discriminator CreateDiscriminator(LayerFactory layers, NetworkPairSpecification specification) =>
            new ProgressiveDiscriminator(layers, specification);
    }
}
