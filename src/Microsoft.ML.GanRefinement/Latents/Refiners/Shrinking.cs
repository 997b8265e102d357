using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Latents;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanLatentRefiner
{
    /// <summary>The truncation trick as in StyleGAN: z ← z̄ + ψ·(z − z̄), with z̄ = 0, the prior's mean (Karras et al. 2019, appendix B).</summary>
    /// <param name="psi">ψ, from 0 (all latents become the mean) to 1 (they stay as they are). Default 0.7.</param>
    /// <exception cref="ArgumentOutOfRangeException">ψ is out of its range.</exception>
    public static GanLatentRefiner Shrinking(double psi = 0.7) => new ShrinkingRefiner(psi);

    internal sealed record ShrinkingRefiner : GanLatentRefiner
    {
        [JsonConstructor]
        public ShrinkingRefiner(double psi = 0.7)
        {
            OptionChecks.Between(0, 1, psi);
            Psi = psi;
        }

        public double Psi { get; }

        internal override Tensor Refine(RefinementBatch batch) => batch.MoveAtOnce(latents => latents.Times(Psi));
    }
}
