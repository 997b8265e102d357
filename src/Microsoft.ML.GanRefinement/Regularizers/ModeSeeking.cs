using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Regularizers;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanRegularizer
{
    /// <summary>Mode seeking, in G's loss: weight / (E d(G(z), G(z′)) / d(z, z′) + 1e-5), so that different latents give different samples (Mao et al. 2019,
    /// equation 3). Pairs come from the batch, within a class if there are classes, since samples of different classes differ anyway; d is the mean absolute
    /// difference.</summary>
    /// <param name="weight">λ_ms, at least 0. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanRegularizer ModeSeeking(double weight = 1) => new ModeSeekingPart(weight);

    internal sealed record ModeSeekingPart : WeightedRegularizer, IGeneratorRegularizer
    {
        public ModeSeekingPart(double weight = 1)
            : base(weight)
        {
        }

        internal override RegularizerSet Build(RegularizerContext context) => new() { Generator = [this] };

        public Tensor? Penalty(GeneratorStep step)
        {
            var (fakes, latents) = (AcrossRanks.Rows(step.Fake), AcrossRanks.Rows(step.Latents));
            var (first, second) = step.Classes is { } classes ? PairsWithin(AcrossRanks.Rows(classes)) : Halves(latents.shape[0]);
            if (first.Length == 0)
                return null;
            Tensor a = tensor(first, device: CPU).to(step.Fake.device), b = tensor(second, device: CPU).to(step.Fake.device);
            var ratios = LatentRatio.Of(
                fakes.index_select(0, a), fakes.index_select(0, b), latents.index_select(0, a), latents.index_select(0, b));
            return LatentRatio.Inverse(ratios).Times(Weight);
        }

        private static (long[] First, long[] Second) Halves(long size)
        {
            var half = (int)(size / 2);
            long[] all = [.. Enumerable.Range(0, 2 * half).Select(i => (long)i)];
            return (all[..half], all[half..]);
        }

        // Each class's samples two by two in their order; of an odd number the last stays alone.
        private static (long[] First, long[] Second) PairsWithin(Tensor classes)
        {
            using var labels = classes.cpu().data<long>();
            var pairs = labels.ToArray().Select((label, row) => (label, row: (long)row))
                .GroupBy(s => s.label, s => s.row)
                .SelectMany(rows => rows.Chunk(2).Where(pair => pair.Length == 2))
                .ToArray();
            return ([.. pairs.Select(p => p[0])], [.. pairs.Select(p => p[1])]);
        }
    }
}
