using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Training.Checkpoints;

namespace Microsoft.ML.GanRefinement.Tests.Trainers.Validation;

/// <summary>The best networks, and how long there have been none better, are a training run's state.</summary>
[Collection(nameof(Trains))]
public sealed class ValidationCheckpointTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string File(string name, int iteration) => Path.Combine(_folder.File(name), $"checkpoint-{iteration:D9}.gan");

    private (byte[] Bytes, GanValidationResult? Kept) Train(string name, Action<FastRobGanTrainer.Options>? change = null, Action<string>? log = null)
    {
        var gan = ValidatedGan.Train(o =>
        {
            (o.CheckpointDirectory, o.CheckpointInterval, o.CheckpointsToKeep) = (_folder.File(name), 4, 100);
            change?.Invoke(o);
        }, log);
        var kept = gan.Validation;
        return (ValidatedGan.Bytes(gan), kept);
    }

    private void Interrupt(string name, int iteration, Action<FastRobGanTrainer.Options>? change = null)
    {
        using var source = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => Train(name, o =>
        {
            change?.Invoke(o);
            (o.CancellationToken, o.ProgressInterval) = (source.Token, 1);
            o.OnProgress = p => { if (p.Iteration == iteration) source.Cancel(); };
        }));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    public void Training_is_the_same_bit_for_bit_with_and_without(double decay)
    {
        void Average(FastRobGanTrainer.Options o) => o.GeneratorEmaDecay = decay;
        Train("with", o => { Average(o); o.Validation = o.Validation! with { Interval = 1 }; });
        Train("without", o => { Average(o); o.Validation = null; });
        foreach (var iteration in new[] { 4, 8, 12, 13 })
        {
            using Checkpoint with = Checkpoint.Open(File("with", iteration)), without = Checkpoint.Open(File("without", iteration));
            foreach (var section in new[] { "generator", "discriminator", "batches", "latents", "recipe2" }.Concat(decay > 0 ? ["average"] : []))
                Assert.Equal(Bytes(without, section), Bytes(with, section));
        }
    }

    // 3 is before the first checkpoint; 4 and 8 are evaluated, 5 and 9 are not.
    [Theory]
    [InlineData(3, 0, 1)]
    [InlineData(5, 0, 1)]
    [InlineData(9, 0, 3)]
    [InlineData(11, 0.5, 2)]
    public void A_resumed_training_returns_the_same_networks(int interrupted, double decay, int interval)
    {
        void Change(FastRobGanTrainer.Options o) => (o.GeneratorEmaDecay, o.Validation) = (decay, o.Validation! with { Interval = interval });
        var (expected, kept) = Train("whole", Change);
        Interrupt("resumed", interrupted, Change);
        var (resumed, keptAfterwards) = Train("resumed", Change);
        Assert.Equal(kept, keptAfterwards);
        Assert.Equal(expected, resumed);
        Assert.Equal(System.IO.File.ReadAllBytes(File("whole", 13)), System.IO.File.ReadAllBytes(File("resumed", 13)));
    }

    [Fact]
    public void The_first_report_after_a_resume_knows_the_last_evaluation()
    {
        Interrupt("a", 5);
        GanTrainingProgress? first = null;
        Train("a", o => (o.ProgressInterval, o.OnProgress) = (1, p => first ??= p));
        Assert.Equal((5, 4), (first!.Iteration, first.Validation!.Last.Iteration));
    }

    [Fact]
    public void What_was_tried_when_it_began_is_not_tried_again()
    {
        List<string> first = [], second = [];
        Train("a", o => o.MaxIterations = 6, first.Add);
        Train("a", log: second.Add);
        Assert.Single(first, m => m.Contains("Validation before training"));
        Assert.DoesNotContain(second, m => m.Contains("Validation before training"));
    }

    // Its images are raw pixels, which nobody reads where the features are given.
    [Fact]
    public void Data_that_bring_their_features_are_told_apart_by_them()
    {
        static IDataView Featurized(MLContext ml, int seed)
        {
            var random = new Random(seed);
            return ml.Data.LoadFromEnumerable(Enumerable.Range(0, 40).Select(_ => new FeaturizedRow
            {
                Image = [.. Enumerable.Repeat(255f, ImageRows.Side * ImageRows.Side)],
                Features = [.. Enumerable.Range(0, 8).Select(_ => random.NextSingle())],
            }).ToList());
        }
        GanValidation With(GanValidation v, MLContext ml, int seed) =>
            new(Featurized(ml, seed), v.Featurizer) { Interval = v.Interval, GeneratedCount = v.GeneratedCount };
        var ml = new MLContext(1);
        Train("a", o => (o.MaxIterations, o.Validation) = (6, With(o.Validation!, ml, seed: 9)));
        Assert.NotNull(Train("a", o => o.Validation = With(o.Validation!, ml, seed: 9)).Kept);
        Assert.Throws<ArgumentException>(() => Train("a", o => o.Validation = With(o.Validation!, ml, seed: 10)));
    }

    // 6 is the end, but not in the interval: what was evaluated there alone must not count for the longer training.
    [Fact]
    public void A_training_that_goes_on_for_more_iterations_is_as_if_it_had_always_meant_to()
    {
        void Every4(FastRobGanTrainer.Options o) => o.Validation = o.Validation! with { Interval = 4 };
        var (expected, kept) = Train("whole", Every4);
        var reported = new List<int>();
        Train("grown", o =>
        {
            Every4(o);
            (o.MaxIterations, o.OnProgress) = (6, p => reported.Add(p.Validation!.Last.Iteration));
        });
        Assert.Equal([4, 6], reported);
        var grown = Train("grown", Every4);
        Assert.Equal(kept, grown.Kept);
        Assert.Equal(expected, grown.Bytes);
        Assert.Equal(System.IO.File.ReadAllBytes(File("whole", 13)), System.IO.File.ReadAllBytes(File("grown", 13)));
        // Nothing is left to do, but the last iteration's evaluation is in no checkpoint.
        var again = Train("grown", Every4);
        Assert.Equal(kept, again.Kept);
        Assert.Equal(expected, again.Bytes);
    }

    [Fact]
    public void A_training_that_stopped_early_stays_stopped()
    {
        void Patient(FastRobGanTrainer.Options o) => (o.MaxIterations, o.Validation) = (200, o.Validation! with { Patience = 2 });
        var (expected, kept) = Train("a", Patient);
        Assert.NotNull(kept);
        var stopped = kept.Iteration + 4;
        Assert.True(System.IO.File.Exists(File("a", stopped)));
        var iterations = 0;
        var log = new List<string>();
        var again = Train("a", o => { Patient(o); (o.ProgressInterval, o.OnProgress) = (1, _ => iterations++); }, log.Add);
        Assert.Equal((0, kept), (iterations, again.Kept));
        Assert.Equal(expected, again.Bytes);
        Assert.Contains(log, m => m.Contains("Stopped early"));
    }

    public static TheoryData<string, Func<GanValidation?, MLContext, GanValidation?>> Others => new()
    {
        { "Validation.Patience was ", (v, _) => v! with { Patience = 9 } },
        { "Validation.Interval was ", (v, _) => v! with { Interval = 5 } },
        { "Validation.GeneratedCount was ", (v, _) => v! with { GeneratedCount = 30 } },
        { "Validation.Metric.kind was ", (v, _) => v! with { Metric = GanMetric.KernelDistance() } },
        { "Validation.Data.Content was ",
            (v, ml) => new GanValidation(ValidatedGan.HeldOut(ml, seed: 10), v!.Featurizer) { Interval = v.Interval, GeneratedCount = v.GeneratedCount } },
        { "Validation.Featurizer was ",
            (v, ml) => new GanValidation(v!.Data, ValidatedGan.Featurizer(ml, seed: 1)) { Interval = v.Interval, GeneratedCount = v.GeneratedCount } },
        { "Validation was (", (_, _) => null },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void A_checkpoint_of_another_validation_is_refused(string found, Func<GanValidation?, MLContext, GanValidation?> change)
    {
        Interrupt("a", 5);
        var error = Assert.Throws<ArgumentException>(() => Train("a", o => o.Validation = change(o.Validation, new MLContext(1))));
        Assert.Contains(found, error.Message);
    }

    private sealed class FeaturizedRow
    {
        [VectorType(1, ImageRows.Side, ImageRows.Side)]
        public float[] Image { get; set; } = [];

        [VectorType(8)]
        public float[] Features { get; set; } = [];
    }

    private static byte[] Bytes(Checkpoint checkpoint, string section)
    {
        byte[] bytes = [];
        checkpoint.Read(section, r => { using var all = new MemoryStream(); r.BaseStream.CopyTo(all); bytes = all.ToArray(); });
        return bytes;
    }
}
