using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Trainers;

[Collection(nameof(Trains))]
public class PositivePixelsTests
{
    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public void Floats_without_a_negative_one_are_warned_of(bool positive, int warnings)
    {
        MLContext ml = new(seed: 1);
        List<string> log = [];
        ml.Log += (_, entry) => log.Add(entry.Message);
        var rows = ImageRows.Create(24);
        foreach (var row in positive ? rows : [])
            row.Image = [.. row.Image.Select(value => (value + 1) / 2)];

        using var gan = ml.Gan().FastRobGan(TinyGan.Options(o => o.MaxIterations = 1)).Fit(ml.Data.LoadFromEnumerable(rows));

        Assert.Equal(warnings, log.Count(line => line.Contains("they look like [0,1]", StringComparison.Ordinal)));
    }

    [Fact]
    public void Floats_up_to_255_are_refused_with_the_arguments_that_scale_them()
    {
        MLContext ml = new(seed: 1);
        var rows = ImageRows.Create(24);
        rows[5].Image[3] = 200;
        var error = Assert.Throws<InvalidOperationException>(
            () => ml.Gan().FastRobGan(TinyGan.Options()).Fit(ml.Data.LoadFromEnumerable(rows)));
        Assert.Contains("Row 5 of image column 'Image'", error.Message, StringComparison.Ordinal);
        Assert.Contains("ExtractPixels(…, offsetImage: 127.5f, scaleImage: 1f / 127.5f)", error.Message, StringComparison.Ordinal);
    }
}
