using System.Text.Json;

namespace Microsoft.ML.GanRefinement.Tests.Training.Schedules;

public class LearningRateScheduleTests
{
    public static TheoryData<LearningRateSchedule, double, double, double> Cases => new()
    {
        { LearningRateSchedule.Constant(), 2, 2, 2 },
        { LearningRateSchedule.Linear(), 2, 1, 0 },
        { LearningRateSchedule.Linear(0.5), 2, 1.5, 1 },
        { LearningRateSchedule.Cosine(), 2, 1, 0 },
        { LearningRateSchedule.Cosine(0.5), 2, 1.5, 1 },
        { LearningRateSchedule.Exponential(0.25, 50), 2, 0.5, 0.125 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Has_its_values_at_the_start_in_the_middle_and_at_the_end(LearningRateSchedule schedule, double start, double middle, double end)
    {
        var built = schedule.Build(2, 100);
        Assert.Equal(start, built.At(0), 12);
        Assert.Equal(middle, built.At(50), 12);
        Assert.Equal(end, built.At(100), 12);
        if (schedule.Kind is "Linear" or "Cosine")
            Assert.Equal(end, built.At(1_000), 12);
    }

    [Fact]
    public void Warms_up()
    {
        var built = LearningRateSchedule.Linear().WithWarmup(4).Build(2, 100);
        Assert.Equal(2 * 0.25, built.At(0), 12);
        Assert.Equal(1.94, built.At(3), 12);
        Assert.Equal(1, built.At(50), 12);
    }

    [Fact]
    public void Is_saved_with_all_its_numbers()
    {
        var json = JsonSerializer.Serialize(LearningRateSchedule.Exponential(0.5, 80_000).WithWarmup(10));
        Assert.Equal("""{"Kind":"Exponential","Factor":0.5,"Interval":80000,"Warmup":10}""", json);
    }

    [Fact]
    public void Refuses_numbers_out_of_range()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Linear(-0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Exponential(1.5, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Exponential(0.5, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Constant().WithWarmup(-1));
    }
}
