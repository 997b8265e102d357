using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Regularizers;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanRegularizer
{
    /// <summary>Feature matching, in G's loss: weight · ‖E f(x) − E f(G(z))‖² over a layer f of the discriminator (Salimans et al. 2016, section 3.1).
    /// <see cref="GanObjective.FeatureMatching"/> makes it the whole of G's loss.</summary>
    /// <param name="weight">At least 0. Default 1.</param>
    /// <param name="layer">The layer's name in the network, such as "downs.1" for the second convolution of a <see cref="GanNetworks.Dcgan"/>; it costs a
    /// further pass of the discriminator over both batches. A name that is not there is refused when training starts, with those that are. Default null: the
    /// last hidden layer.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanRegularizer FeatureMatching(double weight = 1, string? layer = null) => new FeatureMatchingPart(weight, layer);

    internal sealed record FeatureMatchingPart : WeightedRegularizer, IGeneratorRegularizer
    {
        public FeatureMatchingPart(double weight = 1, string? layer = null)
            : base(weight) => Layer = layer;

        public string? Layer { get; }

        bool IGeneratorRegularizer.ComparesWithReal => true;

        internal override RegularizerSet Build(RegularizerContext context) =>
            new() { Generator = [Layer is null ? this : new OfLayer(Weight, new HiddenLayer(context.Networks.Discriminator, Layer))] };

        public Tensor Penalty(GeneratorStep step) =>
            GanObjective.FeatureMatchingLoss.Distance(step.RealOutput!.Features.detach(), step.FakeOutput.Features).Times(Weight);

        private sealed class OfLayer(double weight, HiddenLayer layer) : IGeneratorRegularizer
        {
            public Tensor Penalty(GeneratorStep step)
            {
                var (real, fake) = (layer.Of(step.Real!, step.RealClasses), layer.Of(step.FakeInput, step.Classes));
                return GanObjective.FeatureMatchingLoss.Distance(real.detach(), fake).Times(weight);
            }
        }
    }
}
