using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Regularizers;
using Microsoft.ML.GanRefinement.Regularizers.Penalties;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanRegularizer
{
    /// <summary>DRAGAN: a gradient penalty around real samples, at x + δ with δ ~ N(0, c·I) (Kodali et al. 2017, section 2.3).</summary>
    /// <param name="weight">λ, at least 0. Default 10.</param>
    /// <param name="target">k, at least 0. Default 1.</param>
    /// <param name="noiseVariance">c, at least 0, in squared units of the samples; images are in [−1,1]. Default 0.01.</param>
    /// <param name="form">The form of the penalty on the gradient's norm.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanRegularizer Dragan(double weight = 10, double target = 1, double noiseVariance = 0.01, DraganForm form = DraganForm.Distance) =>
        new DraganPart(weight, target, noiseVariance, form);

    internal sealed record DraganPart : WeightedRegularizer
    {
        public DraganPart(double weight = 10, double target = 1, double noiseVariance = 0.01, DraganForm form = DraganForm.Distance)
            : base(weight)
        {
            OptionChecks.Between(0, double.MaxValue, target);
            OptionChecks.Between(0, double.MaxValue, noiseVariance);
            OptionChecks.Defined(form);
            (Target, NoiseVariance, Form) = (target, noiseVariance, form);
        }

        public double Target { get; }

        public double NoiseVariance { get; }

        public DraganForm Form { get; }

        internal override bool IsOnGradient => true;

        internal override RegularizerSet Build(RegularizerContext context) =>
            new() { Discriminator = [new GradientNormPenalty(Weight, PenaltyPoints.Perturbed(NoiseVariance, context.Seed), Shape)] };

        private Tensor Shape(Tensor squared) => Form switch
        {
            DraganForm.Distance => GradientShapes.Distance(squared, Target),
            DraganForm.Excess => GradientShapes.SquaredExcess(squared, Target),
            _ => squared,
        };
    }
}
