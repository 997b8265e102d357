using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Training.Augmentation;
using Microsoft.ML.GanRefinement.Training.Schedules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanInputTransform
{
    /// <summary>Normal noise on every value, which fades linearly (Sønderby et al. 2017; Arjovsky &amp; Bottou 2017): it gives real and generated samples a
    /// common support, so that the discriminator cannot separate them perfectly.</summary>
    /// <param name="sigma">σ in the first iteration, at least 0; 0 is the same as no noise, bit for bit. In units of the samples: images
    /// are in [−1,1]. Default 0.1.</param>
    /// <param name="iterations">The iteration in which σ reaches 0, at least 0; 0 keeps σ constant. Default 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanInputTransform InstanceNoise(double sigma = 0.1, int iterations = 0) => new InstanceNoiseTransform(sigma, iterations);

    internal sealed record InstanceNoiseTransform : GanInputTransform
    {
        [JsonConstructor]
        public InstanceNoiseTransform(double sigma = 0.1, int iterations = 0)
        {
            OptionChecks.Between(0, double.MaxValue, sigma);
            OptionChecks.AtLeast(0, iterations);
            (Sigma, Iterations) = (sigma, iterations);
        }

        public double Sigma { get; }

        public int Iterations { get; }

        internal override IEnumerable<IInputTransform> Build(int seed) =>
            Sigma == 0 ? [] : [new Noise(new LinearSchedule(Sigma, Iterations == 0 ? Sigma : 0, Iterations), seed)];

        private sealed class Noise(ISchedule deviation, int seed) : IInputTransform
        {
            private readonly SidedNoise _noise = new(seed, 0x4E6F697365526561);

            public Tensor Apply(Tensor samples, bool real, long iteration, long draw)
            {
                var sigma = deviation.At(iteration);
                return sigma == 0 ? samples : samples.Plus(_noise.Of(real).Normal(samples, draw).Times(sigma));
            }
        }
    }
}
