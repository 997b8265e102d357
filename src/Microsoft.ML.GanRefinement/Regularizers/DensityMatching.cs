using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Regularizers;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanRegularizer
{
    /// <summary>The primal step of a <see cref="GanObjective.PrimalDual"/> objective, in G's loss: weight · E_i (p̃(x_i) − p(x_i))², where p(x_i) =
    /// E_j exp(−‖G(z_j) − x_i‖²/(2σ²)) is the generator's density at a real sample up to a constant, and p̃(x_i) = p(x_i) − α·f₁(D(x_i)), taken for a constant,
    /// is where a step of the dual ascent wants it (Chen, Wang &amp; Ge 2019, algorithm 1). It draws samples to data that the generator misses.</summary>
    /// <param name="densityStep">α, at least 0. Default 0.1; the density is at most 1.</param>
    /// <param name="bandwidth">σ, above 0, on the scale of the distances between samples: with one much smaller all densities vanish. In units of the samples,
    /// or of the features. Default 0.1.</param>
    /// <param name="ofFeatures">Whether distances are between the discriminator's features instead of the samples: for images, whose pixels are too many for a
    /// density. Default false.</param>
    /// <param name="weight">At least 0. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanRegularizer DensityMatching(double densityStep = 0.1, double bandwidth = 0.1, bool ofFeatures = false, double weight = 1) =>
        new DensityMatchingPart(densityStep, bandwidth, ofFeatures, weight);

    internal sealed record DensityMatchingPart : WeightedRegularizer
    {
        public DensityMatchingPart(double densityStep = 0.1, double bandwidth = 0.1, bool ofFeatures = false, double weight = 1)
            : base(weight)
        {
            OptionChecks.Between(0, double.MaxValue, densityStep);
            OptionChecks.Positive(bandwidth);
            (DensityStep, Bandwidth, OfFeatures) = (densityStep, bandwidth, ofFeatures);
        }

        public double DensityStep { get; }

        public double Bandwidth { get; }

        public bool OfFeatures { get; }

        internal override bool NeedsDual => true;

        internal override RegularizerSet Build(RegularizerContext context) => new() { Generator = [new Penalty(this, context.Objective)] };

        /// <summary>E_j exp(−‖y_j − x_i‖²/(2σ²)) for each row x_i of [N, F], given the rows y of [M, F].</summary>
        internal static Tensor Density(Tensor x, Tensor y, double bandwidth) =>
            (x.unsqueeze(1) - y.unsqueeze(0)).Squared().sum(2).Times(-0.5 / (bandwidth * bandwidth)).exp().mean([1L]);

        private sealed class Penalty(DensityMatchingPart part, GanObjective objective) : IGeneratorRegularizer
        {
            public bool ComparesWithReal => true;

            Tensor? IGeneratorRegularizer.Penalty(GeneratorStep step)
            {
                var (real, fake) = part.OfFeatures ? (step.RealOutput!.Features, step.FakeOutput.Features) : (step.Real!, step.FakeInput);
                var density = Density(real.detach().flatten(1), AcrossRanks.Rows(fake.flatten(1)), part.Bandwidth);
                var target = density.detach() - objective.Dual(step.RealOutput!.Logits.detach())!.flatten().Times(part.DensityStep);
                return (target - density).Squared().mean().Times(part.Weight);
            }
        }
    }
}
