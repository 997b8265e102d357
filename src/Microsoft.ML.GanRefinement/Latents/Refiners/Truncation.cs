using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Latents;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanLatentRefiner
{
    /// <summary>The truncation trick for given latents: every coordinate beyond ±threshold is clamped to it, which trades variety for quality (Brock et al.
    /// 2019, section 3.1). The paper draws such values again instead, as <see cref="Resampling"/> does.</summary>
    /// <param name="threshold">Of the latents' values, above 0: standard deviations of a normal prior; of uniform latents, which are within ±1, only one
    /// below 1 does anything. Default 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is out of its range.</exception>
    public static GanLatentRefiner Truncation(double threshold = 2) => new TruncationRefiner(threshold);

    internal sealed record TruncationRefiner : GanLatentRefiner
    {
        [JsonConstructor]
        public TruncationRefiner(double threshold = 2)
        {
            OptionChecks.Positive(threshold);
            Threshold = threshold;
        }

        public double Threshold { get; }

        internal override Tensor Refine(RefinementBatch batch) => batch.MoveAtOnce(latents => latents.Clamped(-Threshold, Threshold));
    }
}
