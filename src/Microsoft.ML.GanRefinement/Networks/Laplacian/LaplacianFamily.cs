using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Networks.Dcgan;
using Microsoft.ML.GanRefinement.Networks.Laplacian;
using Microsoft.ML.GanRefinement.Networks.Layers;

namespace Microsoft.ML.GanRefinement;

public sealed partial class GanNetworks
{
    /// <summary>A Laplacian pyramid in the manner of LAPGAN (Denton et al. 2015): a DCGAN makes a small image, and at each level a network of convolutions
    /// adds to
    /// the doubled image the detail that it lacks, given noise of its own. The discriminator takes samples apart in the same way and has a DCGAN's for each
    /// level, which sees the detail beside the blurred image; the score is the sum of what they say. Unconditional.</summary>
    /// <param name="levels">Doublings after the small image, from 1 to 6; sides must be multiples of 2^levels, of which at least 8 pixels are left. Default
    /// 1.</param>
    /// <param name="baseChannels">Channels of the detail's layers and of the layers nearest to an image, at least 1. Default 64.</param>
    /// <param name="options">Further settings; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    /// <remarks>The paper trains each level by itself, on real images that were blurred. Here all learn at once, in one pair, so that a level sees what the one
    /// below really makes. The latent is shared out among the levels.</remarks>
    public static GanNetworks LaplacianPyramid(int levels = 1, int baseChannels = DefaultBaseChannels, GanNetworkOptions? options = null)
    {
        OptionChecks.Between(1, LaplacianFamily.MostLevels, levels);
        var template = Create(LaplacianFamily.Name, baseChannels, options)._template with { PyramidLevels = levels };
        LaplacianFamily.RequireOneHead(template);
        return new GanNetworks(template);
    }

    internal sealed class LaplacianFamily : INetworkFamily
    {
        public const string Name = "laplacian";
        public const int MostLevels = 6;

        public string Kind => Name;

        public void Check(NetworkPairSpecification specification)
        {
            OptionChecks.Between(1, MostLevels, specification.PyramidLevels);
            OptionChecks.AtLeast(specification.PyramidLevels + 1, specification.LatentSize);
            RequireOneHead(specification);
            var factor = 1 << specification.PyramidLevels;
            var image = specification.Image;
            if (image.Height % factor != 0 || image.Width % factor != 0)
                throw ImageSizes.Error(image, "A Laplacian pyramid", $"both sides must be multiples of {factor}, for {specification.PyramidLevels} levels");
            if (specification.ClassCount > 0)
            {
                throw OptionChecks.OutOfRange(nameof(specification.ClassCount), specification.ClassCount,
                    "A Laplacian pyramid is unconditional: leave LabelColumnName null.");
            }

            DcganPlan.For(
                SizeAt(specification, 0), specification.BaseChannels, $"The lowest level of a Laplacian pyramid of {specification.PyramidLevels}");
        }

        /// <summary>What a discriminator of several cannot have.</summary>
        public static void RequireOneHead(NetworkPairSpecification s)
        {
            if (s.Autoencoder || s.Encoder != GanEncoder.None || s.Categories + s.LatentCodes + s.LatentCategories > 0)
            {
                throw OptionChecks.OutOfRange(nameof(s.Kind), s.Kind,
                    "A Laplacian pyramid has a discriminator at each level: AutoencoderDiscriminator, Encoder, Categories, LatentCodes and LatentCategories "
                    + "must be left out.");
            }
        }

        /// <summary>The size of the image at a level, 0 the smallest.</summary>
        public static ImageShape SizeAt(NetworkPairSpecification s, int level) => new(
            s.Image.Channels, s.Image.Height >> (s.PyramidLevels - level), s.Image.Width >> (s.PyramidLevels - level));

        public Generator CreateGenerator(LayerFactory layers, NetworkPairSpecification specification) => new LaplacianGenerator(layers, specification);

        public Discriminator CreateDiscriminator(LayerFactory layers, NetworkPairSpecification specification) =>
            new LaplacianDiscriminator(layers, specification);
    }
}
