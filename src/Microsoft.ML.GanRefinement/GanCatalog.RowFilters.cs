using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.DataViews.Batched;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Refinement;
using Microsoft.ML.GanRefinement.Torch;

namespace Microsoft.ML.GanRefinement;

public sealed partial class GanCatalog
{
    private const double DefaultQuantile = 0.95;
    private const int DefaultProposals = 640;
    private const int StartingScores = 1_000;

    /// <summary>Discriminator rejection sampling (Azadi et al. 2019): keeps generated rows with a probability that makes up for what the generator makes too
    /// often. Scores are calibrated on real images, so that any loss will do.</summary>
    /// <param name="gan">The trained network whose samples are filtered.</param>
    /// <param name="heldOut">Real images that it was not trained on; a conditional network's need their label column. Read once, by Fit.</param>
    /// <param name="quantile">γ is this quantile of F over as many generated samples, from 0 to 1: the larger, the fewer rows stay, and the more real they
    /// look. Default 0.95, the paper's. Null for γ = 0, exact rejection: a row stays with probability p_data/p_G over the largest ratio.</param>
    /// <param name="seed">A row's chance is addressed by it and the row's id. Null to draw one from the context's generator.</param>
    /// <param name="scoreColumnName">The column of scores. Default "Score".</param>
    /// <param name="imageColumnName">The column of images in <paramref name="heldOut"/>. Default "Image".</param>
    /// <param name="cancellationToken">Ends Fit and reading with an <see cref="OperationCanceledException"/>, within a row.</param>
    /// <exception cref="ArgumentOutOfRangeException">The quantile is out of its range.</exception>
    /// <remarks>The largest ratio is that of the generated samples of Fit; it is not raised while rows are read, so that a row's fate does not depend on those
    /// before it. Quality rises and coverage may fall: measure both.</remarks>
    public RowFilterEstimator RejectionSample(
        GanTransformer gan,
        IDataView heldOut,
        double? quantile = DefaultQuantile,
        int? seed = null,
        string scoreColumnName = ColumnNames.Score,
        string imageColumnName = ColumnNames.Image,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(gan);
        return Rejection(gan, heldOut, quantile, seed, scoreColumnName, imageColumnName, cancellationToken);
    }

    /// <summary>The same behind a trainer in one chain: Fit calibrates the scores of the network that has just been trained, which it finds in front of
    /// it.</summary>
    /// <param name="heldOut">Real images that the network is not trained on; a conditional network's need their label column. Read once, by Fit.</param>
    /// <param name="quantile">γ is this quantile of F over as many generated samples, from 0 to 1. Default 0.95, the paper's. Null for γ = 0, exact
    /// rejection.</param>
    /// <param name="seed">A row's chance is addressed by it and the row's id. Null to draw one from the context's generator.</param>
    /// <param name="scoreColumnName">The column of scores. Default "Score".</param>
    /// <param name="imageColumnName">The column of images in <paramref name="heldOut"/>. Default "Image".</param>
    /// <param name="cancellationToken">Ends Fit and reading with an <see cref="OperationCanceledException"/>, within a row.</param>
    /// <exception cref="ArgumentOutOfRangeException">The quantile is out of its range.</exception>
    public RowFilterEstimator RejectionSample(
        IDataView heldOut,
        double? quantile = DefaultQuantile,
        int? seed = null,
        string scoreColumnName = ColumnNames.Score,
        string imageColumnName = ColumnNames.Image,
        CancellationToken cancellationToken = default) =>
        Rejection(gan: null, heldOut, quantile, seed, scoreColumnName, imageColumnName, cancellationToken);

    private RowFilterEstimator Rejection(
        GanTransformer? gan, IDataView heldOut, double? quantile, int? seed, string scoreColumnName, string imageColumnName,
        CancellationToken cancellationToken)
    {
        OptionChecks.Between(0, 1, quantile ?? 0, nameof(quantile));
        var used = SeedOrNext(seed, nameof(RejectionSample));
        return Filter(nameof(RejectionSample), gan, heldOut, imageColumnName, used, scoreColumnName,
            scores => RejectionSelection.Fit(scores.Calibration, scores.Generated, quantile, used), cancellationToken);
    }

    /// <summary>MH-GAN (Turner et al. 2019): of each <paramref name="proposals"/> generated rows one stays, where a Metropolis–Hastings chain ends that starts
    /// at a real sample. Scores are calibrated on real images, so that any loss will do.</summary>
    /// <param name="gan">The trained network whose samples are filtered.</param>
    /// <param name="heldOut">Real images that it was not trained on; a conditional network's need their label column. Read once, by Fit.</param>
    /// <param name="proposals">k, rows for each that stays, at least 1; an incomplete block at the end is dropped. Default 640, the paper's.</param>
    /// <param name="seed">A chain's chances are addressed by it and the chain's number. Null to draw one from the context's generator.</param>
    /// <param name="scoreColumnName">The column of scores. Default "Score".</param>
    /// <param name="imageColumnName">The column of images in <paramref name="heldOut"/>. Default "Image".</param>
    /// <param name="cancellationToken">Ends Fit and reading with an <see cref="OperationCanceledException"/>, within a row.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="proposals"/> is below 1.</exception>
    public RowFilterEstimator MetropolisHastingsSample(
        GanTransformer gan,
        IDataView heldOut,
        int proposals = DefaultProposals,
        int? seed = null,
        string scoreColumnName = ColumnNames.Score,
        string imageColumnName = ColumnNames.Image,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(gan);
        return MetropolisHastings(gan, heldOut, proposals, seed, scoreColumnName, imageColumnName, cancellationToken);
    }

    /// <summary>The same behind a trainer in one chain: Fit calibrates the scores of the network that has just been trained, which it finds in front of
    /// it.</summary>
    /// <param name="heldOut">Real images that the network is not trained on; a conditional network's need their label column. Read once, by Fit.</param>
    /// <param name="proposals">k, rows for each that stays, at least 1; an incomplete block at the end is dropped. Default 640, the paper's.</param>
    /// <param name="seed">A chain's chances are addressed by it and the chain's number. Null to draw one from the context's generator.</param>
    /// <param name="scoreColumnName">The column of scores. Default "Score".</param>
    /// <param name="imageColumnName">The column of images in <paramref name="heldOut"/>. Default "Image".</param>
    /// <param name="cancellationToken">Ends Fit and reading with an <see cref="OperationCanceledException"/>, within a row.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="proposals"/> is below 1.</exception>
    public RowFilterEstimator MetropolisHastingsSample(
        IDataView heldOut,
        int proposals = DefaultProposals,
        int? seed = null,
        string scoreColumnName = ColumnNames.Score,
        string imageColumnName = ColumnNames.Image,
        CancellationToken cancellationToken = default) =>
        MetropolisHastings(gan: null, heldOut, proposals, seed, scoreColumnName, imageColumnName, cancellationToken);

    private RowFilterEstimator MetropolisHastings(
        GanTransformer? gan, IDataView heldOut, int proposals, int? seed, string scoreColumnName, string imageColumnName, CancellationToken cancellationToken)
    {
        OptionChecks.AtLeast(1, proposals);
        var used = SeedOrNext(seed, nameof(MetropolisHastingsSample));
        return Filter(nameof(MetropolisHastingsSample), gan, heldOut, imageColumnName, used, scoreColumnName, scores =>
        {
            // Evenly over all of them.
            var (real, kept) = (scores.Real, Math.Min(scores.Real.Count, StartingScores));
            return new MetropolisHastingsSelection(scores.Calibration, proposals,
                [.. Enumerable.Range(0, kept).Select(i => real[(int)((long)i * real.Count / kept)])], used);
        }, cancellationToken);
    }

    /// <summary>Keeps the rows with the highest scores: the best of all, or of each block of consecutive rows.</summary>
    /// <param name="best">M, how many rows stay, at least 1.</param>
    /// <param name="of">N, rows in a block, at least <paramref name="best"/>; null (default) for all rows in one block.</param>
    /// <param name="scoreColumnName">The column of scores. Default "Score".</param>
    /// <param name="cancellationToken">Ends reading with an <see cref="OperationCanceledException"/>, within a row.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <remarks>Rows keep their order; of equal scores the first stay. The discriminator has favourites, so coverage falls.</remarks>
    public RowFilterEstimator KeepBest(int best, int? of = null, string scoreColumnName = ColumnNames.Score, CancellationToken cancellationToken = default)
    {
        var selection = new BestSelection(best, of);
        return new(_ => selection, scoreColumnName, cancellationToken);
    }

    // Without a network, that which has computed the scores is found in front of the filter.
    private RowFilterEstimator Filter(
        string operation, GanTransformer? gan, IDataView heldOut, string imageColumnName, int seed, string scoreColumnName,
        Func<CalibratedScores, RowSelection> select, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(heldOut);
        OptionChecks.Column(imageColumnName);
        return new(input =>
        {
            using var found = gan is null ? NetworkInFront.Find(input, scoreColumnName, Environment) : null;
            return select(Scores(operation, found ?? gan!, heldOut, imageColumnName, seed, cancellationToken));
        }, scoreColumnName, cancellationToken);
    }

    // Of held-out and of as many generated samples.
    private CalibratedScores Scores(
        string operation, GanTransformer gan, IDataView heldOut, string imageColumnName, int seed, CancellationToken cancellationToken) =>
        TorchErrors.Explain(operation, () =>
        {
            var cancellation = Listen(operation, cancellationToken);
            using var scope = TorchScope.Differentiable();
            var mapper = new ScoreMapper(gan.Pair, imageColumnName, gan.Columns.Label);
            var transform = new BatchTransform(Environment.Register(operation, seed: 0), mapper, cancellation);
            var real = ReadScores(transform.Transform(heldOut), ColumnNames.Score, cancellation);
            if (real.Count < 2)
                throw new InvalidOperationException($"A calibration needs at least 2 real images, and should have hundreds; there are {real.Count}.");
            var generated = ReadScores(gan.Transform(SampleLatents(gan, real.Count, seed)), gan.Columns.Score, cancellation);
            var (slope, offset) = ScoreRegression.Fit(real, generated, cancellation);
            return new CalibratedScores(real, generated, new GanScoreCalibration(slope, offset));
        });

    private sealed record CalibratedScores(IReadOnlyList<float> Real, IReadOnlyList<float> Generated, GanScoreCalibration Calibration);
}
