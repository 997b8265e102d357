using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanLatentRefiner
{
    /// <summary>The truncation trick as in BigGAN, for given latents: every coordinate beyond ±threshold is drawn again from the prior until it is within
    /// (Brock et al. 2019, section 3.1).</summary>
    /// <param name="threshold">Of the latents' values, at least 0.05: standard deviations of a normal prior; of uniform latents, which are
    /// within ±1, only one below 1 does anything. Default 2.</param>
    /// <param name="seed">Of the draws, which are addressed by it and a row's id.</param>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is out of its range.</exception>
    public static GanLatentRefiner Resampling(double threshold = 2, int seed = 0) => new ResamplingRefiner(threshold, seed);

    internal sealed record ResamplingRefiner : GanLatentRefiner
    {
        [JsonConstructor]
        public ResamplingRefiner(double threshold = 2, int seed = 0)
        {
            OptionChecks.Between(LatentPrior.MinTruncation, double.MaxValue, threshold);
            (Threshold, Seed) = (threshold, seed);
        }

        public double Threshold { get; }

        public int Seed { get; }

        internal override Tensor Refine(RefinementBatch batch) => batch.MoveAtOnce(
            latents => where(latents.abs().IsAbove(Threshold), new RowNoise(batch, Seed, DrawPurpose.Truncation).Prior(0, Threshold), latents));
    }
}
