using System.Text.Json.Serialization;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement.Refinement;

/// <summary>MH-GAN (Turner et al. 2019, algorithm 1): of each block of rows, proposals of one chain, the last one accepted stays. A proposal is accepted with
/// probability min(1, (1/D_old − 1)/(1/D_new − 1)) = min(1, e^(d_new − d_old)), D = σ(d).</summary>
internal sealed record MetropolisHastingsSelection : RowSelection
{
    [JsonConstructor]
    public MetropolisHastingsSelection(GanScoreCalibration calibration, int proposals, IReadOnlyList<float> realScores, int seed)
    {
        ArgumentNullException.ThrowIfNull(calibration);
        ArgumentNullException.ThrowIfNull(realScores);
        OptionChecks.AtLeast(1, proposals);
        if (realScores.Count == 0)
            throw new ArgumentException("realScores has no score to start from.", nameof(realScores));
        (Calibration, Proposals, RealScores, Seed) = (calibration, proposals, [.. realScores], seed);
    }

    public GanScoreCalibration Calibration { get; }

    /// <summary>k.</summary>
    public int Proposals { get; }

    /// <summary>Where chains start: scores of real samples.</summary>
    public IReadOnlyList<float> RealScores { get; }

    public int Seed { get; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override int? BlockSize => Proposals;

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool TakesIncompleteBlocks => false;

    /// <inheritdoc/>
    public override IEnumerable<int> Choose(long block, IReadOnlyList<float> scores, IReadOnlyList<DataViewRowId> ids)
    {
        var stream = new RandomStream((uint)Seed, (ulong)DrawPurpose.Acceptance, (ulong)block);
        var start = Calibration.Apply(RealScores[stream.NextIndex(RealScores.Count)]);
        var last = Run(ref stream, scores, start, first: 0);
        // A chain that never leaves the real sample starts again at a generated one, as in the paper.
        return [last >= 0 ? last : Math.Max(0, Run(ref stream, scores, Calibration.Apply(scores[0]), first: 1))];
    }

    // The last one accepted; −1 for none.
    private int Run(ref RandomStream stream, IReadOnlyList<float> scores, double current, int first)
    {
        var last = -1;
        for (var i = first; i < scores.Count; i++)
        {
            var proposed = Calibration.Apply(scores[i]);
            if (stream.NextUnit() < Math.Exp(proposed - current))
                (last, current) = (i, proposed);
        }
        return last;
    }
}
