using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Regularizers;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanRegularizer
{
    /// <summary>The pulling-away term, in G's loss: weight · 1/(n(n−1)) Σ_{i≠j} cos²(s_i, s_j) over the discriminator's features s of the generated samples
    /// (Zhao et al. 2017, equation 4), made for <see cref="GanObjective.EnergyBased"/>: it makes the samples as dissimilar as possible.</summary>
    /// <param name="weight">At least 0. Default 0.1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanRegularizer PullingAway(double weight = 0.1) => new PullingAwayPart(weight);

    internal sealed record PullingAwayPart : WeightedRegularizer, IGeneratorRegularizer
    {
        public PullingAwayPart(double weight = 0.1)
            : base(weight)
        {
        }

        internal override RegularizerSet Build(RegularizerContext context) => new() { Generator = [this] };

        public Tensor? Penalty(GeneratorStep step)
        {
            // On a squared length: a feature vector of zeros has no direction, and no gradient either.
            const double Guard = 1e-12;
            var features = AcrossRanks.Rows(step.FakeOutput.Features.flatten(1));
            var n = features.shape[0];
            if (n < 2)
                return null;
            var directions = features / features.Squared().sum(1, keepdim: true).Plus(Guard).sqrt();
            // Not matmul, which ends the process on any error.
            var cosines = directions.mm(directions.t()).Squared();
            return (cosines.sum() - cosines.diag().sum()).Times(Weight / (n * (n - 1.0)));
        }
    }
}
