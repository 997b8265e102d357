
using Microsoft.ML.GanRefinement.Training.Schedules;

namespace Microsoft.ML.GanRefinement.Tests.Training.Schedules;

public class ExponentialScheduleTests
{
    [Theory]
    [InlineData(0, 2e-4)]
    [InlineData(80_000, 1e-4)]
    [InlineData(160_000, 5e-5)]
    public void Multiplies_by_the_factor_in_every_interval(long iteration, double expected) =>
        Assert.Equal(expected, new ExponentialSchedule(2e-4, 0.5, 80_000).At(iteration), 12);

    [Fact]
    public void Is_constant_with_factor_one() => Assert.Equal(0.3, new ExponentialSchedule(0.3, 1, 10).At(12_345));
}
