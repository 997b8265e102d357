using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement.Tests.Common;

/// <summary>What messages of options say.</summary>
public class OptionChecksTests
{
    [Theory]
    [InlineData(0, double.MaxValue, -0.5, "Weight must be a finite number of at least 0; it is -0.5.")]
    [InlineData(double.MinValue, double.MaxValue, double.NaN, "Weight must be a finite number; it is NaN.")]
    [InlineData(double.MinValue, 1, 1.5, "Weight must be a finite number of at most 1; it is 1.5.")]
    [InlineData(0, 0.5, 0.75, "Weight must be a number from 0 to 0.5; it is 0.75.")]
    public void A_range_is_said_without_the_limits_of_doubles(double minimum, double maximum, double weight, string message) => Assert.StartsWith(
        message, Assert.Throws<ArgumentOutOfRangeException>("Weight", () => OptionChecks.Between(minimum, maximum, weight, "options.Weight")).Message);

    [Fact]
    public void Public_options_say_it_so() => Assert.StartsWith(
        "gamma must be a finite number of at least 0; it is -0.5.", Assert.Throws<ArgumentOutOfRangeException>("gamma", () => GanRegularizer.R1(-0.5)).Message);

    [Fact]
    public void A_path_with_a_NUL_character_names_the_option()
    {
        var error = Assert.Throws<ArgumentException>("CheckpointDirectory", () => OptionChecks.Path("a\0b", "options.CheckpointDirectory"));
        Assert.StartsWith(@"CheckpointDirectory must be null or name a directory; it has a NUL character at position 1 ('a\0b')", error.Message);
    }
}
