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
            private readonly MovingMean _real = new();
            private readonly MovingMean _fake = new();

            Tensor? IDiscriminatorRegularizer.Penalty(DiscriminatorStep step)
            {
                var (real, fake) = (step.RealOutput.Logits, step.FakeOutput.Logits);
                var kept = step.Index < part.Start || step.Index == 0 ? 0 : part.Decay;
                var isNewStep = step.MicroBatchIndex == 0;
                _real.Move(real, kept, isNewStep);
                _fake.Move(fake, kept, isNewStep);
                return step.Index < part.Start
                    ? null
                    : real.Minus(_fake.Value).Squared().mean().Plus(fake.Minus(_real.Value).Squared().mean()).Times(part.Weight);
            }

            public void Save(BinaryWriter writer)
            {
                writer.Write(_real.Value);
                writer.Write(_fake.Value);
            }

            public void Load(BinaryReader reader) => (_real.Value, _fake.Value) = (reader.ReadDouble(), reader.ReadDouble());
        }

        // α. A step that is made of several batches moves it once, by the mean of those of its batches that have been seen.
        private sealed class MovingMean
        {
            private double _before;
            private double _sum;
            private int _batches;

            public double Value { get; set; }

            public void Move(Tensor scores, double kept, bool isNewStep)
            {
                if (isNewStep)
                    (_before, _sum, _batches) = (Value, 0, 0);
                (_sum, _batches) = (_sum + Ranks.Current.Mean(scores.detach().mean().ReadDouble()), _batches + 1);
                Value = (kept * _before) + ((1 - kept) * (_sum / _batches));
            }
        }
    }
}
