using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Losses;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanLatentRefiner
{
    internal const double DefaultMutatedShare = 0.5;
    internal const int DefaultEvaluations = 20;

    /// <summary>An evolutionary search without gradients, the baseline EvolGAN (a, b) of AdvLatGAN's comparison: b times, coordinates are drawn anew from the
    /// prior, and kept if the score does not fall.</summary>
    /// <param name="mutatedShare">a, from 0 to 1: the probability of each coordinate to be drawn anew; one is in any case. So 0 changes one at a time, 1 draws
    /// whole latents, which is the best of b at random. Default 0.5. The comparison has (0, 80), (0.5, 80), (0.5, 20) and (1, 20).</param>
    /// <param name="evaluations">b, from 0 to 1,000,000. Default 20.</param>
    /// <param name="seed">Of the draws, which are addressed by it, the evaluation and a row's id.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static GanLatentRefiner Evolution(double mutatedShare = DefaultMutatedShare, int evaluations = DefaultEvaluations, int seed = 0) =>
        new EvolutionRefiner(mutatedShare, evaluations, seed);

    internal sealed record EvolutionRefiner : GanLatentRefiner
    {
        [JsonConstructor]
        public EvolutionRefiner(double mutatedShare = DefaultMutatedShare, int evaluations = DefaultEvaluations, int seed = 0)
        {
            OptionChecks.Between(0, 1, mutatedShare);
            OptionChecks.Between(0, MaxIterations, evaluations);
            (MutatedShare, Evaluations, Seed) = (mutatedShare, evaluations, seed);
        }

        public double MutatedShare { get; }

        public int Evaluations { get; }

        public int Seed { get; }

        // −D.
        internal override Tensor Losses(RefinementBatch batch, GeneratorStep step) => -step.FakeOutput.Logits.flatten();

        internal override Tensor Refine(RefinementBatch batch)
        {
            using var whole = NewDisposeScope();
            var networks = new RowGradients(batch.Networks);
            var (chosen, drawn) = (new RowNoise(batch, Seed, DrawPurpose.Mutation), new RowNoise(batch, Seed, DrawPurpose.Mutant));
            var start = batch.Latents.detach();
            var z = start.clone();
            batch.Moved?.Invoke(0, z);
            Tensor Losses(Tensor latents) =>
                networks.ValuesOf(new LatentRows(latents, batch.Classes, start), (step, _) => this.Losses(batch, step)).Losses;
            var lowest = Losses(z);
            for (var k = 0; k < Evaluations; k++)
            {
                batch.Cancellation.ThrowIfRequested();
                using var scope = NewDisposeScope();
                var mutant = where(chosen.Chosen(k, MutatedShare).to(ScalarType.Bool), drawn.Prior(k), z);
                var losses = Losses(mutant);
                var better = losses.le(lowest);
                z.copy_(where(better.unsqueeze(1), mutant, z));
                lowest.copy_(where(better, losses, lowest));
                batch.Moved?.Invoke(k + 1, z);
            }
            return z.MoveToOuterDisposeScope();
        }
    }
}
