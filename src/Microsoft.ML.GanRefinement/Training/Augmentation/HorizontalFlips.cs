using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Torch;
using Microsoft.ML.GanRefinement.Training.Augmentation;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanInputTransform
{
    /// <summary>Mirrors images from left to right at random, both real and generated ones, anew in each step: for things that look natural when mirrored, not
    /// for letters (Karras et al. 2020, appendix B, "x-flip"). For images only.</summary>
    /// <param name="probability">The share of images to mirror, above 0 and at most 1. Default 0.5.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is out of its range.</exception>
    public static GanInputTransform HorizontalFlips(double probability = 0.5) => new HorizontalFlipsTransform(probability);

    internal sealed record HorizontalFlipsTransform : GanInputTransform
    {
        [JsonConstructor]
        public HorizontalFlipsTransform(double probability = 0.5)
        {
            OptionChecks.Positive(probability, maximum: 1);
            Probability = probability;
        }

        public double Probability { get; }

        internal override bool ChangesImages => true;

        internal override IEnumerable<IInputTransform> Build(int seed) => [new Flips(Probability, seed)];

        private sealed class Flips(double probability, int seed) : IInputTransform
        {
            private readonly SidedNoise _noise = new(seed, 0x466C697073);

            public Tensor Apply(Tensor samples, bool real, long iteration, long draw)
            {
                AugmentedImages.Check(samples);
                using var generator = _noise.Of(real).At(draw);
                // u < p, with u from [0, 1): all of them where p is 1.
                var mirrored = StepNoise.PerSample(samples, generator).SubtractedFrom(probability).IsAbove(0);
                return where(mirrored, samples.flip(3), samples);
            }
        }
    }
}
