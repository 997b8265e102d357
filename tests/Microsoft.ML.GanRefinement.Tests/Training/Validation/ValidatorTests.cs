using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Training.Validation;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Training.Validation;

/// <summary>What is kept and when training stops, on sequences of values of our own.</summary>
public sealed class ValidatorTests : IDisposable
{
    private static readonly MLContext s_ml = new(1);
    private static readonly GanValidation s_each = new(ImageRows.View(s_ml), s_ml.Transforms.CopyColumns("Features", "Image")
        .Fit(ImageRows.View(s_ml)))
    { Interval = 1 };

    private readonly NetworkPair _networks = SmallPair.CreateNetworks();

    public void Dispose() => _networks.Dispose();

    private static GanMetric Metric(MetricDirection goal) => GanMetric.AllOnFeatures.First(metric => metric.Direction == goal);

    private Validator Create(GanValidation settings, double[] values, int lastIteration = 100, MetricDirection goal = MetricDirection.LowerIsBetter)
    {
        var next = ((IEnumerable<double>)values).GetEnumerator();
        return new Validator(settings with { Metric = Metric(goal) }, lastIteration, _ => next.MoveNext()
            ? new(next.Current) : throw new NotSupportedException(),
            new BestPair(_networks.Generator, _networks));
    }

    // The weights of an iteration are its number.
    private void Ended(Validator validator, int done)
    {
        using var _ = no_grad();
        foreach (var weight in _networks.Generator.parameters().Concat(_networks.Discriminator.parameters()))
            weight.fill_(done);
        validator.Ended(done, default);
    }

    private int[] RunUntilStopped(Validator validator, int iterations)
    {
        var iteration = 0;
        while (iteration < iterations && !validator.StopsTraining)
            Ended(validator, ++iteration);
        validator.Apply();
        return [iteration, validator.Best!.Iteration, (int)_networks.Generator.parameters().First().min().ToSingle(), (int)_networks.Discriminator.parameters()
            .Last().max().ToSingle()];
    }

    [Theory]
    [InlineData(MetricDirection.LowerIsBetter, new[] { 5.0, 3, 4, 2, 6, 2 }, 4)]
    [InlineData(MetricDirection.HigherIsBetter, new[] { 5.0, 3, 4, 2, 6, 2 }, 5)]
    [InlineData(MetricDirection.HalfIsBest, new[] { 0.9, 0.3, 0.6, 0.2, 1, 0.4 }, 3)]
    [InlineData(MetricDirection.LowerIsBetter, new[] { 1.0, 2, 3, 4, 5, 6 }, 1)]
    public void Keeps_the_pair_of_the_best_value_and_the_first_of_equals(MetricDirection goal, double[] values, int best)
    {
        using var validator = Create(s_each, values, goal: goal);
        Assert.Equal([6, best, best, best], RunUntilStopped(validator, 6));
        Assert.Equal(new GanValidationResult(Metric(goal), best, values[best - 1]), validator.Best);
    }

    [Theory]
    [InlineData(1, 0, 3, 2)]
    [InlineData(2, 0, 6, 4)]
    [InlineData(3, 0, 7, 4)]
    [InlineData(null, 0, 8, 4)]
    [InlineData(2, 1.5, 4, 4)]
    [InlineData(2, 3.5, 3, 2)]
    public void Stops_when_so_many_values_are_not_so_much_better(int? patience, double minDelta, int stopped, int best)
    {
        using var validator = Create(s_each with { Patience = patience, MinDelta = minDelta }, [5, 3, 4, 2, 6, 2, 3, 3]);
        Assert.Equal([stopped, best, best, best], RunUntilStopped(validator, 8));
        Assert.Equal(patience is not null, validator.Progress!.StopsTraining);
    }

    [Fact]
    public void Keeps_a_value_that_is_better_by_less_than_MinDelta()
    {
        using var validator = Create(s_each with { Patience = 3, MinDelta = 1 }, [5, 4.75, 4.5, 4.25, 4]);
        // 4.25 is the third in a row within 1 of the 5 that patience counts from.
        Assert.Equal([4, 4, 4, 4], RunUntilStopped(validator, 5));
    }

    [Fact]
    public void Does_not_stop_what_ends_anyway()
    {
        using var validator = Create(s_each with { Patience = 1 }, [1, 2], lastIteration: 2);
        RunUntilStopped(validator, 2);
        Assert.False(validator.StopsTraining);
        Assert.False(validator.Progress!.StopsTraining);
    }

    [Fact]
    public void Evaluates_in_the_interval_and_at_the_end()
    {
        using var validator = Create(s_each with { Interval = 3 }, [5, 4, 3], lastIteration: 8);
        var evaluated = new List<int>();
        Assert.Null(validator.Progress);
        for (var done = 1; done <= 8; done++)
        {
            Ended(validator, done);
            validator.Completed(done, default);
            if (validator.Progress?.Last.Iteration == done)
                evaluated.Add(done);
            Assert.Equal(evaluated.Contains(done), validator.IsDue(done));
        }
        Assert.Equal([3, 6, 8], evaluated);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Names_iteration_and_metric_when_a_value_is_no_number(double value)
    {
        using var validator = Create(s_each, [1, value]);
        Ended(validator, 1);
        var error = Assert.Throws<InvalidOperationException>(() => Ended(validator, 2));
        Assert.Contains("after iteration 2", error.Message);
        Assert.Contains("the Fréchet distance is", error.Message);
    }

    [Fact]
    public void Goes_on_where_it_was_saved()
    {
        double[] values = [5, 3, 4, 3.5, 1, 2];
        using var whole = Create(s_each with { Patience = 3 }, values);
        Assert.Equal([6, 5, 5, 5], RunUntilStopped(whole, 6));

        using var first = Create(s_each with { Patience = 3 }, values);
        for (var done = 1; done <= 4; done++)
            Ended(first, done);
        using var bytes = new MemoryStream();
        first.Save(new BinaryWriter(bytes));
        bytes.Position = 0;
        using var second = Create(s_each with { Patience = 3 }, values[4..]);
        second.Load(new BinaryReader(bytes));
        Assert.Equal(bytes.Length, bytes.Position);
        Assert.Equal((first.Progress!.Last, first.Best), (second.Progress!.Last, second.Best));
        second.Apply();
        Assert.Equal(2, _networks.Generator.parameters().First().min().ToSingle());
        Ended(second, 5);
        Ended(second, 6);
        Assert.Equal((whole.Progress!.Last, whole.Best, false), (second.Progress.Last, second.Best, second.StopsTraining));
    }

    [Fact]
    public void Saves_that_there_is_nothing_yet()
    {
        using var validator = Create(s_each, [1]);
        using var bytes = new MemoryStream();
        validator.Save(new BinaryWriter(bytes));
        bytes.Position = 0;
        validator.Load(new BinaryReader(bytes));
        Assert.Null(validator.Best);
        Assert.Equal(1, bytes.Length);
    }
}
