using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Training.Checkpoints;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.GanRefinement.Tests.Trainers.FastRobGan;

/// <summary>A training run that was interrupted and resumed is the same as one that was not.</summary>
[Trait("Run", "EachCommit")]
[Collection(nameof(Trains))]
public sealed class FastRobGanTrainerCheckpointTests : IDisposable
{
    private const int Iterations = 13;

    private readonly TemporaryFolder _folder = new();
    private readonly List<LoggingEventArgs> _log = [];

    public void Dispose() => _folder.Dispose();

    private string Checkpoint(string name, int iteration = Iterations) =>
        Path.Combine(_folder.File(name), $"checkpoint-{iteration:D9}.gan");

    private MLContext Context(int? seed = 1)
    {
        var ml = new MLContext(seed);
        ml.Log += (_, e) => _log.Add(e);
        return ml;
    }

    private FastRobGanTrainer.Options Options(string name, Action<FastRobGanTrainer.Options>? change = null) => TinyGan.Options(o =>
    {
        (o.CheckpointDirectory, o.CheckpointInterval, o.MaxIterations) = (_folder.File(name), 4, Iterations);
        change?.Invoke(o);
    });

    private byte[] Train(string name, Action<FastRobGanTrainer.Options>? change = null, int rows = 48, int? seed = 1)
    {
        var ml = Context(seed);
        using var gan = ml.Gan().FastRobGan(Options(name, change)).Fit(ImageRows.View(ml, rows));
        return Bytes(gan);
    }

    private static byte[] Bytes(GanTransformer gan) =>
        [.. Weights.Bytes(gan.Pair.Networks.Generator), .. Weights.Bytes(gan.Pair.Networks.Discriminator)];

    private void Interrupt(string name, int iteration, Action<FastRobGanTrainer.Options>? change = null, int rows = 48, int? seed = 1)
    {
        using var source = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => Train(name, o =>
        {
            change?.Invoke(o);
            (o.CancellationToken, o.ProgressInterval) = (source.Token, 1);
            o.OnProgress = p => { if (p.Iteration == iteration) source.Cancel(); };
        }, rows, seed));
    }

    // 48 rows are 6 batches an epoch, 44 have a batch in two epochs: iteration 4 is inside an epoch, 8 inside the next.
    [Theory]
    [InlineData(48, 7, 2, 0.02)]
    [InlineData(44, 7, 2, 0.02)]
    [InlineData(44, 11, 2, 0.02)]
    [InlineData(48, 7, 3, 0.02)]
    [InlineData(48, 7, 1, 0)]
    [InlineData(48, 2, 2, 0.02)]
    public void Ends_with_the_same_bits(int rows, int interrupted, int replays, double bound)
    {
        void Change(FastRobGanTrainer.Options o) => (o.Replays, o.FreePerturbation, o.Beta1) = (replays, new GanFreePerturbation { Bound = bound }, 0.5);
        var expected = Train("whole", Change, rows);
        Interrupt("resumed", interrupted, Change, rows);
        var first = 0;
        var resumed = Train("resumed", o =>
        {
            Change(o);
            (o.ProgressInterval, o.OnProgress) = (1, p => first = first == 0 ? p.Iteration : first);
        }, rows);
        Assert.Equal((interrupted / 4 * 4) + 1, first);
        Assert.Equal(expected, resumed);
        // Optimisers, perturbation and random streams too.
        Assert.Equal(File.ReadAllBytes(Checkpoint("whole")), File.ReadAllBytes(Checkpoint("resumed")));
    }

    [Fact]
    public void Writes_in_the_interval_and_at_the_end_and_keeps_the_last_two()
    {
        var files = new List<string>();
        Train("a", o => (o.ProgressInterval, o.OnProgress) = (1, _ => files.Add(string.Join(' ', Numbers("a")))));
        Assert.Equal(["", "4", "4 8", "8 12", "12 13"], files.Distinct());
        Assert.Equal([12, 13], Numbers("a"));
    }

    [Fact]
    public void Changes_no_weight() => Assert.Equal(Train("a", o => o.CheckpointDirectory = null), Train("a"));

    [Fact]
    public void Goes_on_when_more_iterations_are_asked_for()
    {
        var expected = Train("whole");
        Train("grown", o => o.MaxIterations = 6);
        Assert.Equal(expected, Train("grown"));
        Assert.Equal(expected, Train("grown"));
    }

    // From the first iteration on its rates were those of a shorter training.
    [Fact]
    public void Refuses_more_iterations_where_the_learning_rate_falls_until_the_last()
    {
        void Falling(FastRobGanTrainer.Options o) => o.LearningRateSchedule = LearningRateSchedule.Linear();
        Train("a", o => { Falling(o); o.MaxIterations = 6; });
        var error = Assert.Throws<ArgumentException>(() => Train("a", Falling));
        Assert.Contains("MaxIterations was 6 and is 13", error.Message);
    }

    [Fact]
    public void Keeps_the_seed_that_it_began_with()
    {
        var expected = Train("whole", seed: 1);
        Interrupt("resumed", 7, seed: 1);
        Assert.Equal(expected, Train("resumed", seed: 2));
    }

    [Fact]
    public void Takes_other_columns_intervals_and_directories()
    {
        Interrupt("first", 7);
        Directory.Move(_folder.File("first"), _folder.File("second"));
        var resumed = Train("second", o =>
            (o.GeneratedImageColumnName, o.ProgressInterval, o.CheckpointInterval, o.CheckpointsToKeep) = ("Made", 2, 5, 1));
        Assert.Equal([13], Numbers("second"));
        Assert.Equal(Train("whole"), resumed);
    }

    [Fact]
    public void Skips_a_damaged_checkpoint_with_a_warning()
    {
        var expected = Train("whole");
        Interrupt("resumed", 9);
        var damaged = Checkpoint("resumed", 8);
        var bytes = File.ReadAllBytes(damaged);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(damaged, bytes);
        _log.Clear();
        Assert.Equal(expected, Train("resumed"));
        Assert.Contains(_log, e => e.Kind == ChannelMessageKind.Warning && e.Message.Contains(damaged));
        Assert.Contains(_log, e => e.Message.Contains("Resumed after iteration 4"));
    }

    [Fact]
    public void Starts_again_when_every_checkpoint_is_damaged()
    {
        var expected = Train("whole");
        Interrupt("resumed", 5);
        File.WriteAllBytes(Checkpoint("resumed", 4), [1, 2, 3]);
        Assert.Equal(expected, Train("resumed"));
        Assert.Contains(_log, e => e.Kind == ChannelMessageKind.Warning && e.Message.Contains("checkpoint-000000004"));
    }

    [Fact]
    public void Refuses_other_options_and_leaves_the_checkpoint()
    {
        Interrupt("a", 5);
        var error = Assert.Throws<ArgumentException>(() => Train("a", o => (o.Replays, o.GeneratorLearningRate, o.Seed) = (3, 0.5, 12345)));
        Assert.Contains("Replays was 2 and is 3; GeneratorLearningRate was 0.001 and is 0.5", error.Message);
        Assert.Contains("and is 12345", error.Message);
        Assert.Equal([4], Numbers("a"));
    }

    // Reading may take hours; none of these need it.
    [Fact]
    public void Refuses_what_needs_no_data_before_it_reads_any()
    {
        Interrupt("a", 5);
        File.WriteAllText(_folder.File("file"), "");
        Assert.Contains("GeneratorLearningRate was 0.001 and is 0.5", FitUnreadable<ArgumentException>("a", o => o.GeneratorLearningRate = 0.5).Message);
        Assert.Contains("Optimizer was Adam and is RmsProp", FitUnreadable<ArgumentException>("a", o => o.Optimizer = GanOptimizer.RmsProp).Message);
        Assert.Contains("Seed was", FitUnreadable<ArgumentException>("a", o => o.Seed = 12345).Message);
        Assert.Equal("MaxIterations", FitUnreadable<ArgumentOutOfRangeException>("a", o => o.MaxIterations = 3).ParamName);
        Assert.Equal("CheckpointDirectory", FitUnreadable<ArgumentException>("file").ParamName);
        Assert.Equal("CheckpointDirectory", FitUnreadable<ArgumentException>("a\0b").ParamName);
        using (new CheckpointFolder(_folder.File("a")))
            Assert.Contains("in use by another training run", FitUnreadable<InvalidOperationException>("a").Message);
        Assert.Equal("read", FitUnreadable<NotSupportedException>("a").Message);
    }

    private TException FitUnreadable<TException>(string name, Action<FastRobGanTrainer.Options>? change = null)
        where TException : Exception
    {
        var ml = Context();
        var unreadable = ml.Data.LoadFromEnumerable(Unreadable());
        return Assert.Throws<TException>(() => ml.Gan().FastRobGan(Options(name, change)).Fit(unreadable));
    }

    private static IEnumerable<ImageRows.Row> Unreadable() => Enumerable.Range(0, 1).Select<int, ImageRows.Row>(_ => throw new NotSupportedException("read"));

    [Fact]
    public void Refuses_other_data()
    {
        Interrupt("a", 5);
        Assert.Contains("row count was 48 and is 40", Assert.Throws<InvalidOperationException>(() => Train("a", rows: 40)).Message);
        var ml = Context();
        var other = ml.Data.LoadFromEnumerable(ImageRows.Create(48, seed: 6));
        Assert.Contains("SHA-256", Assert.Throws<InvalidOperationException>(() => ml.Gan().FastRobGan(Options("a")).Fit(other)).Message);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    public void Refuses_other_class_names(int? cacheMegabytes)
    {
        GanTransformer Named(string first)
        {
            var ml = Context();
            var numbered = ml.Data.LoadFromEnumerable(ImageRows.Create(48)
                .Select(row => new NamedRow { Image = row.Image, Name = row.Label == 0 ? first : $"n{row.Label}" }));
            var data = ml.Transforms.Conversion.MapValueToKey("Label", "Name").Fit(numbered).Transform(numbered);
            return ml.Gan().FastRobGan(Options("a", o => (o.MaxIterations, o.CacheMegabytes) = (4, cacheMegabytes ?? o.CacheMegabytes))).Fit(data);
        }

        Named("cat").Dispose();
        Assert.Contains("1 of 3 classes have another name: key 1 was 'cat' and is 'dog'", Assert.Throws<InvalidOperationException>(() => Named("dog")).Message);
        Named("cat").Dispose();
    }

    private sealed class NamedRow
    {
        [VectorType(1, ImageRows.Side, ImageRows.Side)]
        public float[] Image { get; set; } = [];

        public string Name { get; set; } = "";
    }

    [Fact]
    public void Refuses_fewer_iterations_than_are_done()
    {
        Interrupt("a", 5);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Train("a", o => o.MaxIterations = 3));
        Assert.Equal("MaxIterations", error.ParamName);
    }

    [Fact]
    public void Says_nothing_of_checkpoints_in_the_model() =>
        Assert.DoesNotContain("Checkpoint", System.Text.Json.JsonSerializer.Serialize(Options("a")), StringComparison.Ordinal);

    private int[] Numbers(string name) =>
    [
        .. Directory.EnumerateFiles(_folder.File(name), "*.gan")
            .Select(f => int.Parse(Path.GetFileNameWithoutExtension(f)["checkpoint-".Length..]))
            .Order(),
    ];
}
