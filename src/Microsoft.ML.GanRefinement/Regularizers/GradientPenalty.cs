using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Regularizers;
using Microsoft.ML.GanRefinement.Regularizers.Penalties;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanRegularizer
{
    /// <summary>WGAN-GP: weight · E (‖∇D(x̂)‖ − target)² between real and generated samples, x̂ = e·x + (1−e)·G(z) with e uniform in (0,1)
    /// for each sample (Gulrajani et al. 2017, equation 3). The discriminator should have no batch normalisation.</summary>
    /// <param name="weight">λ, at least 0. Default 10; 0.1 suits two-dimensional toys.</param>
    /// <param name="target">The norm aimed at, at least 0. Default 1.</param>
    /// <param name="oneSided">Whether only norms above the target are penalised (the paper's section 4). Default false.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanRegularizer GradientPenalty(double weight = 10, double target = 1, bool oneSided = false) =>
        new GradientPenaltyPart(weight, target, oneSided);

    internal sealed record GradientPenaltyPart : WeightedRegularizer
    {
        public GradientPenaltyPart(double weight = 10, double target = 1, bool oneSided = false)
            : base(weight)
        {
            OptionChecks.Between(0, double.MaxValue, target);
            (Target, OneSided) = (target, oneSided);
        }

        public double Target { get; }

        public bool OneSided { get; }

        internal override bool IsOnGradient => true;

        internal override RegularizerSet Build(RegularizerContext context) =>
            new() { Discriminator = [new GradientNormPenalty(Weight, PenaltyPoints.Interpolated(context.Seed), Shape)] };

        private Tensor Shape(Tensor squared) => OneSided ? GradientShapes.Excess(squared, Target) : GradientShapes.Distance(squared, Target);
    }
}
