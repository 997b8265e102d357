using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;
using Microsoft.ML.GanRefinement.Refinement;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Refinement;

[Collection(nameof(Trains))]
public class RowFilterTests
{
    private readonly MLContext _ml = new(1);

    private sealed class Row
    {
        public float Score { get; set; }

        public int Number { get; set; }
    }

    private IDataView View(params float[] scores) => _ml.Data.LoadFromEnumerable(scores.Select((score, number) => new Row { Score = score, Number = number }));

    private static int[] Kept(RowFilterTransformer filter, IDataView view) => filter.Transform(view).GetColumn<int>("Number").ToArray();

    private static DataViewRowId[] Ids(int count) => [.. Enumerable.Range(0, count).Select(i => new DataViewRowId((ulong)i, 0))];

    // Samples of q = (½, ½) whose data are p = (0.8, 0.2): d = ln 1.6 and ln 0.4.
    private static float[] Discrete(int count)
    {
        RandomStream stream = new(9);
        return [.. Enumerable.Range(0, count).Select(_ => (float)Math.Log(stream.NextUnit() < 0.5 ? 1.6 : 0.4))];
    }

    [Fact]
    public void Exact_rejection_accepts_by_the_ratio_over_the_largest()
    {
        var scores = Discrete(20_000);
        var exact = RejectionSelection.Fit(new GanScoreCalibration(), scores, quantile: null, seed: 1);
        Assert.Equal(1, exact.Acceptance((float)Math.Log(1.6)), 1e-5);
        Assert.Equal(0.25, exact.Acceptance((float)Math.Log(0.4)), 1e-5);
        // A score beyond those of the fit is certain too.
        Assert.Equal(1, exact.Acceptance(9), 1e-5);
        var kept = exact.Choose(0, scores, Ids(scores.Length)).Select(i => scores[i]).ToArray();
        Assert.Equal(0.8, kept.Average(score => score > 0 ? 1.0 : 0), 4 * Math.Sqrt(0.16 / kept.Length));
        // A larger γ keeps fewer: at the median of F, half of a typical row's odds.
        var half = RejectionSelection.Fit(new GanScoreCalibration(), [-3, -2, -1, 0], quantile: 1.0 / 3, seed: 1);
        Assert.Equal(0.5, half.Acceptance(-2), 1e-9);
        Assert.True(half.Acceptance(-3) < 0.5 && half.Acceptance(-1) > 0.5);
    }

    [Fact]
    public void A_chain_has_the_datas_shares_at_its_end()
    {
        var chain = new MetropolisHastingsSelection(new GanScoreCalibration(), 20, [(float)Math.Log(1.6), (float)Math.Log(0.4)], 3);
        // From the likely state to the other a quarter of proposals is accepted, back all.
        var scores = Discrete(20 * 3_000);
        var ends = Enumerable.Range(0, 3_000)
            .Select(block => scores[(20 * block)..(20 * (block + 1))][chain.Choose(block, scores[(20 * block)..(20 * (block + 1))], Ids(20)).Single()]);
        Assert.Equal(0.8, ends.Average(score => score > 0 ? 1.0 : 0), 4 * Math.Sqrt(0.16 / 3_000));
        var fromTop = new MetropolisHastingsSelection(new GanScoreCalibration(), 1, [(float)Math.Log(1.6)], 3);
        Assert.Equal(0, fromTop.Choose(0, [(float)Math.Log(0.4)], Ids(1)).Single());
    }

    [Fact]
    public void A_chain_that_accepts_nothing_starts_again_at_its_first_proposal()
    {
        var stuck = new MetropolisHastingsSelection(new GanScoreCalibration(), 3, [1_000], 3);
        Assert.Equal(2, stuck.Choose(0, [0, 5, 9], Ids(3)).Single());
        Assert.Equal(0, stuck.Choose(0, [9, -900, -900], Ids(3)).Single());
    }

    [Fact]
    public void The_best_of_all_or_of_each_block_stay_in_their_order()
    {
        var view = View(3, 1, 4, 1, 5, 9, 2, 6);
        Assert.Equal([4, 5, 7], Kept(_ml.Gan().KeepBest(3).Fit(view), view));
        Assert.Equal([0, 2, 4, 5, 6, 7], Kept(_ml.Gan().KeepBest(2, of: 3).Fit(view), view));
        Assert.Equal(Enumerable.Range(0, 8), Kept(_ml.Gan().KeepBest(3, of: 3).Fit(view), view));
        Assert.Equal(Enumerable.Range(0, 8), Kept(_ml.Gan().KeepBest(99).Fit(view), view));
        // Of equal scores the first.
        Assert.Equal([1], Kept(_ml.Gan().KeepBest(1).Fit(view), View(0, 7, 7)));
        Assert.Empty(Kept(_ml.Gan().KeepBest(1).Fit(view), View()));
    }

    [Fact]
    public void The_best_of_many_rows_are_found_while_few_are_held()
    {
        RandomStream stream = new(5);
        var scores = Enumerable.Range(0, 1_000).Select(_ => (float)Math.Round(20 * stream.NextUnit())).ToArray();
        var expected = Enumerable.Range(0, 1_000).OrderByDescending(i => scores[i]).Take(7).Order();
        Assert.True(new BestSelection(7, of: null).MostToHold < 100);
        Assert.Equal(expected, Kept(_ml.Gan().KeepBest(7).Fit(View(scores)), View(scores)));
    }

    [Fact]
    public void A_block_larger_than_memory_takes_the_rows_that_there_are()
    {
        var view = View(3, 1, 4);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal([2], Kept(_ml.Gan().KeepBest(1, of: int.MaxValue).Fit(view), view));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 50_000_000);
    }

    [Fact]
    public void What_computes_a_row_does_it_once()
    {
        var (source, computed) = (View(3, 1, 4, 1, 5, 9, 2, 6), 0);
        var view = _ml.Transforms.CustomMapping<Row, Computed>((row, to) =>
        {
            computed++;
            (to.Score, to.Twice, to.Vector) = (row.Score, 2 * row.Number, [row.Number, row.Score]);
        }, null).Fit(source).Transform(source);
        foreach (var filter in new RowFilterEstimator[] { _ml.Gan().KeepBest(3), _ml.Gan().KeepBest(2, of: 3) })
        {
            computed = 0;
            var rows = _ml.Data.CreateEnumerable<Computed>(filter.Fit(view).Transform(view), reuseRowObject: false, ignoreMissingColumns: true).ToArray();
            Assert.Equal(8, computed);
            Assert.All(rows, row => Assert.Equal([row.Twice / 2, row.Score], row.Vector));
            Assert.Equal(rows.Length, rows.Select(row => row.Twice).Distinct().Count());
        }
    }

    private sealed class Computed
    {
        public float Score { get; set; }

        public int Twice { get; set; }

        [VectorType(2)]
        public float[] Vector { get; set; } = [];
    }

    [Fact]
    public void Chains_calibrate_on_real_images_filter_generated_ones_and_come_back_from_a_file()
    {
        using var gan = TinyGan.Train(_ml);
        var real = ImageRows.View(_ml);
        var latents = TinyGan.Latents(_ml, 30);
        foreach (var (filter, blocks) in new (RowFilterEstimator, int?)[]
        {
            (_ml.Gan().RejectionSample(gan, real, 0.5, seed: 2), null),
            (_ml.Gan().MetropolisHastingsSample(gan, real, 8, seed: 2), 3),
            (_ml.Gan().KeepBest(2, of: 5), 12),
        })
        {
            var chain = new EstimatorChain<ITransformer>().Append(_ml.Gan().CoachLatent(gan, 1, 0.1)).Append(new Given(gan)).Append(filter);
            var fitted = chain.Fit(latents);
            var expected = TinyGan.Pixels(_ml, fitted.Transform(latents));
            Assert.Equal(expected, TinyGan.Pixels(_ml, fitted.Transform(latents)));
            var rows = expected.Length / 65;
            Assert.True(blocks is null ? rows is > 0 and < 30 : rows == blocks, $"{rows} rows");
            using var file = new MemoryStream();
            _ml.Model.Save(fitted, latents.Schema, file);
            var loaded = new MLContext(2).Model.Load(file, out _);
            Assert.Equal(expected, TinyGan.Pixels(_ml, loaded.Transform(latents)));
        }
    }

    [Fact]
    public void One_fit_trains_calibrates_and_filters()
    {
        var (images, real, latents) = (ImageRows.View(_ml), _ml.Data.LoadFromEnumerable(ImageRows.Create(24, seed: 6)), TinyGan.Latents(_ml, 30));
        var trainer = _ml.Gan().FastRobGan(TinyGan.Options(o => o.Seed = 4));
        using var gan = trainer.Fit(images);
        foreach (var (behind, apart) in new[]
        {
            (_ml.Gan().RejectionSample(real, 0.5, seed: 2), _ml.Gan().RejectionSample(gan, real, 0.5, seed: 2)),
            (_ml.Gan().MetropolisHastingsSample(real, 8, seed: 2), _ml.Gan().MetropolisHastingsSample(gan, real, 8, seed: 2)),
        })
        {
            var model = trainer.Append(_ml.Transforms.CopyColumns("Copy", "Score")).Append(behind).Fit(images);
            var expected = TinyGan.Pixels(_ml, apart.Fit(gan.Transform(images)).Transform(gan.Transform(latents)));
            Assert.NotEmpty(expected);
            Assert.Equal(expected, TinyGan.Pixels(_ml, model.Transform(latents)));
            using var file = new MemoryStream();
            _ml.Model.Save(model, images.Schema, file);
            Assert.Equal(expected, TinyGan.Pixels(_ml, new MLContext(2).Model.Load(file, out _).Transform(latents)));
        }
        Assert.Contains("right behind the trainer", Assert.Throws<InvalidOperationException>(() => _ml.Gan().RejectionSample(real).Fit(View(1))).Message);
        // Calibrated would be the network's scores, filtered others.
        var scores = gan.Transform(latents);
        foreach (var other in new[]
        {
            _ml.Transforms.NormalizeMinMax("Score").Fit(scores).Transform(scores),
            _ml.Gan().RefineLatent(gan, GanLatentRefiner.Coach(1), outputs: new() { ScoreColumnName = "Score" }).Fit(scores).Transform(scores),
        })
        {
            Assert.Contains("'Score' is not what a trained GAN has computed",
                Assert.Throws<InvalidOperationException>(() => _ml.Gan().RejectionSample(real).Fit(other)).Message);
        }
    }

    // ML.NET has no public estimator for a transformer that is there already.
    private sealed class Given(GanTransformer gan) : IEstimator<GanTransformer>
    {
        public GanTransformer Fit(IDataView input) => gan;

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => Harness.Shapes.Of(gan.GetOutputSchema(TinyGan.Latents(new MLContext(1)).Schema));
    }

    [Fact]
    public void Columns_and_numbers_that_do_not_fit_are_refused()
    {
        using var gan = TinyGan.Train(_ml);
        var real = ImageRows.View(_ml);
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Gan().KeepBest(1).Fit(real));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Gan().KeepBest(1, scoreColumnName: "Number").Fit(View(1)));
        Assert.Equal("best", Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Gan().KeepBest(0)).ParamName);
        Assert.Equal("of", Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Gan().KeepBest(3, of: 2)).ParamName);
        Assert.Equal("proposals", Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Gan().MetropolisHastingsSample(gan, real, 0)).ParamName);
        Assert.Equal("quantile", Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Gan().RejectionSample(gan, real, 1.1)).ParamName);
        Assert.Contains("2 real images",
            Assert.Throws<InvalidOperationException>(() => _ml.Gan().RejectionSample(gan, _ml.Data.TakeRows(real, 1), seed: 1).Fit(View(1))).Message);
        var filter = _ml.Gan().KeepBest(1).Fit(View(1));
        Assert.False(filter.IsRowToRowMapper);
        Assert.Contains("PredictionEngine", Assert.Throws<InvalidOperationException>(() => filter.GetRowToRowMapper(View(1).Schema)).Message);
        Assert.Null(filter.Transform(View(1)).GetRowCount());
    }

    [Fact]
    public void A_calibration_is_calibrated_on_other_data()
    {
        // Σ(y − p)/√Σp(1 − p) is about N(0, 1), in all and for the surer half.
        RandomStream stream = new(3);
        List<float> Normals(int count, float mean)
        {
            List<float> values = [];
            for (var i = 0; i < count; i++)
                values.Add((float)stream.NextNormals().First + mean);
            return values;
        }
        var (slope, offset) = ScoreRegression.Fit(Normals(5_000, 1), Normals(5_000, 0));
        var other = Normals(1_000, 1).Select(score => (Y: 1.0, score)).Concat(Normals(1_000, 0).Select(score => (Y: 0.0, score)))
            .Select(row => (row.Y, P: 1 / (1 + Math.Exp(-(slope * row.score) - offset)))).ToArray();
        foreach (var rows in new[] { other, [.. other.Where(row => row.P > 0.5)] })
            Assert.InRange(Math.Abs(rows.Sum(row => row.Y - row.P) / Math.Sqrt(rows.Sum(row => row.P * (1 - row.P)))), 0, 3);
    }
}
