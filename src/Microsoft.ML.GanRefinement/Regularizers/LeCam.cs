using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Regularizers;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanRegularizer
{
    /// <summary>LeCam, for small data sets: weight · (E (D(x) − α_F)² + E (D(G(z)) − α_R)²), where α_R and α_F are moving averages of the discriminator's mean
    /// scores of real and generated samples (Tseng et al. 2021, equations 3 and 4).</summary>
    /// <param name="weight">λ, at least 0. Default 0.3.</param>
    /// <param name="decay">γ of the averages, α ← γ·α + (1−γ)·mean, at least 0 and below 1. Default 0.99.</param>
    /// <param name="start">Steps of the discriminator before the penalty begins, in which each average is the last mean; at least 0. Default 1,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanRegularizer LeCam(double weight = 0.3, double decay = 0.99, int start = 1_000) => new LeCamPart(weight, decay, start);

    internal sealed record LeCamPart : WeightedRegularizer
    {
        public LeCamPart(double weight = 0.3, double decay = 0.99, int start = 1_000)
            : base(weight)
        {
            OptionChecks.Fraction(decay);
            OptionChecks.AtLeast(0, start);
            (Decay, Start) = (decay, start);
        }

        public double Decay { get; }

        public int Start { get; }

        internal override bool FollowsEveryStep => true;

        internal override RegularizerSet Build(RegularizerContext context) => new() { Discriminator = [new Penalty(this)] };

        private sealed class Penalty(LeCamPart part) : IDiscriminatorRegularizer, ICheckpointed
        {
            private double _real;
            private double _fake;

            Tensor? IDiscriminatorRegularizer.Penalty(DiscriminatorStep step)
            {
                var (real, fake) = (step.RealOutput.Logits, step.FakeOutput.Logits);
                var kept = step.Index < part.Start || step.Index == 0 ? 0 : part.Decay;
                _real = Moved(_real, real, kept);
                _fake = Moved(_fake, fake, kept);
                return step.Index < part.Start ? null : real.Minus(_fake).Squared().mean().Plus(fake.Minus(_real).Squared().mean()).Times(part.Weight);
            }

            public void Save(BinaryWriter writer)
            {
                writer.Write(_real);
                writer.Write(_fake);
            }

            public void Load(BinaryReader reader) => (_real, _fake) = (reader.ReadDouble(), reader.ReadDouble());

            private static double Moved(double average, Tensor scores, double kept) => (kept * average) + ((1 - kept) * scores.detach().mean().ReadDouble());
        }
    }
}
