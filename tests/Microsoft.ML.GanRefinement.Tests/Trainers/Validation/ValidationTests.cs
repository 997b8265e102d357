using System.Text.Json.Nodes;
using Microsoft.ML.GanRefinement.Tests.Evaluation.Metrics;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Trainers.Validation;

/// <summary>A training run with a validation returns the best networks, and goes on as without one.</summary>
[Collection(nameof(Trains))]
public sealed class ValidationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    public void The_networks_of_the_best_iteration_are_returned(double decay)
    {
        void Average(FastRobGanTrainer.Options o) => o.GeneratorEmaDecay = decay;
        var reports = new List<GanTrainingProgress>();
        var log = new List<string>();
        var gan = ValidatedGan.Train(o =>
        {
            Average(o);
            o.OnProgress = reports.Add;
        }, log.Add);
        var best = gan.Validation!;
        Assert.InRange(best.Iteration, 2, ValidatedGan.Iterations - 1);
        Assert.Equal(reports.Min(r => r.Validation!.Last.Value), best.Value);
        Assert.Equal(ValidatedGan.BytesOf(best.Iteration, Average), ValidatedGan.Bytes(gan));
        Assert.Contains(log, m => m.Contains($"Trained: returning the networks of iteration {best.Iteration} of {ValidatedGan.Iterations}"));
    }

    [Fact]
    public void Reports_come_with_each_evaluation_and_say_what_it_and_the_best_one_found()
    {
        var reports = new List<GanTrainingProgress>();
        ValidatedGan.Train(o => (o.ProgressInterval, o.OnProgress, o.Validation) = (3, reports.Add, o.Validation! with { Interval = 4 })).Dispose();
        Assert.Equal([3, 4, 6, 8, 9, 12, 13], reports.Select(r => r.Iteration));
        Assert.Null(reports[0].Validation);
        Assert.Equal([4, 4, 8, 8, 12, 13], reports.Skip(1).Select(r => r.Validation!.Last.Iteration));
        var seen = new List<GanValidationResult>();
        foreach (var report in reports.Skip(1))
        {
            seen.Add(report.Validation!.Last);
            Assert.Equal(seen.MinBy(r => r.Value), report.Validation.Best);
            Assert.False(report.Validation.StopsTraining);
            Assert.Contains($", {report.Validation}, ", report.ToString());
        }
        Assert.StartsWith("Fréchet distance ", reports[^1].Validation!.ToString());
        Assert.Contains($"in iteration 13 (best {seen.Min(r => r.Value).ToString("G5", System.Globalization.CultureInfo.InvariantCulture)} in ",
            reports[^1].ToString());
    }

    [Theory]
    [MemberData(nameof(GanMetricTests.OnFeatures), MemberType = typeof(GanMetricTests))]
    public void The_value_is_that_of_an_evaluation_of_the_returned_networks_to_the_last_digit(GanMetric metric)
    {
        var ml = new MLContext(1);
        // As many as the bins that a metric divides the real images into, and more.
        var (heldOut, featurizer) = (ValidatedGan.HeldOut(ml, 130), ValidatedGan.Featurizer(ml, 4));
        using var gan = ValidatedGan.Train(o =>
            (o.MaxIterations, o.Validation) = (2, new GanValidation(heldOut, featurizer) { Metric = metric, GeneratedCount = 110 }));
        Assert.Equal((metric, 2), (gan.Validation!.Metric, gan.Validation.Iteration));

        var generated = gan.Transform(ml.Gan().SampleLatents(gan, 110, seed: ValidatedGan.Seed));
        var images = ml.Transforms.CopyColumns("Image", "GeneratedImage").Fit(generated).Transform(generated);
        var metrics = ml.Gan().Evaluate(
            featurizer.Transform(heldOut), featurizer.Transform(images), new EvaluationOptions { Metrics = [metric] });
        Assert.Equal(metrics.Values[metric].Value, gan.Validation.Value);
    }

    [Fact]
    public void Data_that_have_features_already_are_taken_as_they_are()
    {
        var ml = new MLContext(1);
        var featurizer = ValidatedGan.Featurizer(ml);
        using var plain = ValidatedGan.Train();
        using var featurized = ValidatedGan.Train(o => o.Validation = o.Validation! with { });
        var features = ml.Transforms.SelectColumns("Features").Fit(featurizer.Transform(ValidatedGan.HeldOut(ml)))
            .Transform(featurizer.Transform(ValidatedGan.HeldOut(ml)));
        using var alone = ValidatedGan.Train(o => o.Validation = new GanValidation(features, featurizer) { Interval = 2, GeneratedCount = 40 });
        Assert.Equal(plain.Validation, featurized.Validation);
        Assert.Equal(plain.Validation, alone.Validation);
    }

    [Fact]
    public void A_search_among_latents_is_left_out()
    {
        using GanTransformer plain = ValidatedGan.Train(), searching = ValidatedGan.Train(o => o.LatentRefinement = GanLatentRefiner.Fgsm());
        Assert.Equal(plain.Validation, searching.Validation);
    }

    [Fact]
    public void Patience_stops_the_training_and_says_so()
    {
        var reports = new List<GanTrainingProgress>();
        var samples = new List<int>();
        var log = new List<string>();
        var gan = ValidatedGan.Train(o =>
        {
            (o.MaxIterations, o.OnProgress, o.SampleInterval, o.OnSamples) = (200, reports.Add, 1000, s => samples.Add(s.Iteration));
            o.Validation = o.Validation! with { Patience = 3 };
        }, log.Add);
        var (stopped, best) = (reports[^1].Iteration, gan.Validation!);
        Assert.InRange(stopped, 6, 198);
        Assert.Equal(best.Iteration + (3 * 2), stopped);
        Assert.True(reports[^1].Validation!.StopsTraining);
        Assert.All(reports.SkipLast(1), r => Assert.False(r.Validation!.StopsTraining));
        Assert.Equal(TimeSpan.Zero, reports[^1].Remaining);
        Assert.Equal([stopped], samples);
        Assert.Contains(log, m => m.Contains($"Stopped early: returning the networks of iteration {best.Iteration} of 200, the best of {stopped} ("));
        Assert.Equal(ValidatedGan.BytesOf(best.Iteration), ValidatedGan.Bytes(gan));
    }

    [Fact]
    public void A_saved_model_says_what_it_was_kept_for_and_how_it_was_validated()
    {
        var ml = new MLContext(1);
        using var gan = ValidatedGan.Train(o => o.Validation = o.Validation! with { Patience = 50 });
        ml.Model.Save(gan, TinyGan.Latents(ml).Schema, _folder.File("gan.zip"));
        using var loaded = (GanTransformer)ml.Model.Load(_folder.File("gan.zip"), out _);
        Assert.Equal(gan.Validation, loaded.Validation);
        Assert.Equal(
            """{"FeatureColumnName":"Features","Metric":{"kind":"frechetDistance"},"Interval":2,"GeneratedCount":40,"Patience":50,"MinDelta":0}""",
            loaded.Pair.Specification.Options!["Validation"]!.ToJsonString());
        using var without = ValidatedGan.Train(o => o.Validation = null);
        Assert.Null(without.Validation);
        // What older builds saved and hashed stays as it was.
        Assert.False(without.Pair.Specification.Options!.ContainsKey("Validation"));
    }

    [Theory]
    [InlineData("\"kind\": \"density\"", "\"kind\": \"beauty\"")]
    [InlineData("\"metric\": {", "\"metric\": \"Beauty\", \"other\": {")]
    [InlineData("\"metric\": {", "\"metric\": 99, \"other\": {")]
    [InlineData("\"metric\": {", "\"metric\": null, \"other\": {")]
    [InlineData("\"iteration\": 4", "\"iteration\": 0")]
    [InlineData("\"validation\": {", "\"validation\": 5, \"other\": {")]
    public void A_file_with_another_result_is_refused(string text, string changed)
    {
        using var networks = SmallPair.CreateNetworks();
        var pair = SmallPair.Create(s => s with { Validation = new(GanMetric.Density(), 4, 2.5) });
        var json = pair.Specification.ToJson();
        Assert.Equal(pair.Specification.Validation, GanRefinement.Model.GanSpecification.FromJson(json).Validation);
        Assert.Contains(text, json);
        Assert.Throws<FormatException>(() => GanRefinement.Model.GanSpecification.FromJson(json.Replace(text, changed)));
        pair.Networks.Dispose();
    }

    [Theory]
    [InlineData("\"FrechetDistance\"", "frechetDistance")]
    [InlineData("0", "frechetDistance")]
    [InlineData("\"ExtrapolatedFrechetDistance\"", "extrapolatedFrechetDistance")]
    [InlineData("6", "coverage")]
    [InlineData("\"DifferentBins\"", "ndb")]
    [InlineData("7", "ndb")]
    [InlineData("\"BinDivergence\"", "jensenShannonDivergence")]
    [InlineData("8", "jensenShannonDivergence")]
    [InlineData("\"Ndb\"", "ndb")]
    [InlineData("\"LogisticAccuracy\"", "logisticAccuracy")]
    [InlineData("11", "logisticAccuracy")]
    public void A_file_with_a_metric_as_earlier_versions_wrote_it_loads(string metric, string kind)
    {
        using var networks = SmallPair.CreateNetworks();
        var pair = SmallPair.Create(s => s with { Validation = new(GanMetric.FrechetDistance(), 4, 2.5) });
        var json = JsonNode.Parse(pair.Specification.ToJson())!;
        json["validation"]!["metric"] = JsonNode.Parse(metric);
        var read = GanRefinement.Model.GanSpecification.FromJson(json.ToJsonString()).Validation!;
        Assert.Equal(new(GanMetric.All.Single(m => m.JsonName == kind), 4, 2.5), read);
        pair.Networks.Dispose();
    }

    [Fact]
    public void Vectors_are_validated_by_a_copy_of_themselves()
    {
        var ml = new MLContext(1);
        IDataView points = ml.Gan().SampleMixture(GanMixture.Ring(), 64, seed: 1), heldOut = ml.Gan().SampleMixture(GanMixture.Ring(), 64, seed: 2);
        using var gan = ml.Gan().Standard(new StandardGanTrainer.Options
        {
            Networks = GanNetworks.Mlp([8], [8]),
            MaxIterations = 4,
            BatchSize = 8,
            LatentSize = 3,
            Validation = new GanValidation(heldOut, ml.Transforms.CopyColumns("Features", "Image").Fit(heldOut))
            {
                Interval = 2,
                Metric = GanMetric.KernelDistance(),
                GeneratedCount = 32,
            },
        }).Fit(points);
        Assert.InRange(gan.Validation!.Iteration, 2, 4);
    }

    [Fact]
    public void Too_few_images_for_the_metric_are_warned_of()
    {
        var log = new List<string>();
        ValidatedGan.Train(o => (o.MaxIterations, o.Validation) = (1, o.Validation! with { GeneratedCount = 5 }), log.Add).Dispose();
        Assert.Contains(log, m => m.Contains("Validation: 5 images give covariances of 8 features without full rank"));
        Assert.Contains(log, m => m.Contains("Validation before training: Fréchet distance ") && m.Contains("of 5 generated against 40 held-out images"));
    }
}
