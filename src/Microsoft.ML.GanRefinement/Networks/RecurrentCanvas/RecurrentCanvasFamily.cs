using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Networks.Dcgan;
using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Networks.RecurrentCanvas;

namespace Microsoft.ML.GanRefinement;

public sealed partial class GanNetworks
{
    /// <summary>GRAN (Im et al. 2016): a generator that paints a sample in several strokes on a canvas, each by the same DCGAN, which sees the latent and
    /// what an encoder makes of the stroke before. The discriminator is a DCGAN's. A long recurrence suits <see cref="GanUnrolling"/>'s experiment with a
    /// generator that is hard to train.</summary>
    /// <param name="steps">Strokes, from 1 to 64. Default 5; the paper takes 1, 3 and 5.</param>
    /// <param name="baseChannels">Channels of the layers nearest to the image, at least 1; each halving of the resolution doubles them. Default 64.</param>
    /// <param name="options">Further settings; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public static GanNetworks RecurrentCanvas(int steps = 5, int baseChannels = DefaultBaseChannels, GanNetworkOptions? options = null)
    {
        OptionChecks.Between(1, RecurrentCanvasFamily.MostSteps, steps);
        return new GanNetworks(Create(RecurrentCanvasFamily.Name, baseChannels, options)._template with { CanvasSteps = steps });
    }

    internal sealed class RecurrentCanvasFamily : INetworkFamily
    {
        public const string Name = "recurrent-canvas";
        public const int MostSteps = 64;

        public string Kind => Name;

        public void Check(NetworkPairSpecification specification)
        {
            DcganPlan.For(specification.Image, specification.BaseChannels, "A recurrent canvas");
            OptionChecks.Between(1, MostSteps, specification.CanvasSteps);
        }

        public Generator CreateGenerator(LayerFactory layers, NetworkPairSpecification specification) => new RecurrentCanvasGenerator(
            layers,
            new DcganGenerator(layers, specification with { LatentSize = 2 * specification.LatentSize }),
            new DcganDiscriminator(layers, specification.OfFeatures),
            specification.LatentSize,
            specification.CanvasSteps);

        public Discriminator CreateDiscriminator(LayerFactory layers, NetworkPairSpecification specification) => new DcganDiscriminator(layers, specification);
    }
}
