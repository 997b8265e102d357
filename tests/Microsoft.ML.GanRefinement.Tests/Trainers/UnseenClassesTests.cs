using Microsoft.ML.GanRefinement.Tests.Data;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Trainers;

/// <summary>A label column that declares more classes than the data have.</summary>
[Collection(nameof(Trains))]
public sealed class UnseenClassesTests : IDisposable
{
    private readonly List<string> _warnings = [];
    private readonly MLContext _ml = new(seed: 1);
    private readonly GanTransformer _gan;

    public UnseenClassesTests()
    {
        _ml.Log += (_, entry) => _warnings.Add(entry.Message);
        // Of three classes only the first and the last, one image in four of the last.
        List<ImageRows.Row> rows = [.. ImageRows.Create(90).Where(row => row.Label == 0), .. ImageRows.Create(30).Where(row => row.Label == 2)];
        _gan = _ml.Gan().FastRobGan(TinyGan.Options()).Fit(_ml.Data.LoadFromEnumerable(rows));
    }

    public void Dispose() => _gan.Dispose();

    [Fact]
    public void Are_warned_of_and_counted()
    {
        Assert.Contains(_warnings, line => line.Contains("1 of 3 classes have no training image and are not generated: 1.", StringComparison.Ordinal));
        Assert.Equal([30L, 0L, 10L], _gan.ClassCounts);
        using MemoryStream file = new();
        _ml.Model.Save(_gan, TinyGan.Latents(_ml).Schema, file);
        using var loaded = (GanTransformer)new MLContext().Model.Load(file, out _);
        Assert.Equal(_gan.ClassCounts, loaded.ClassCounts);
    }

    [Fact]
    public void Are_sampled_only_when_asked_for()
    {
        Assert.Equal([1u, 3u, 1u, 3u], Labels(_ml.Gan().SampleLatents(_gan, 4)));
        var frequent = Labels(_ml.Gan().SampleLatents(_gan, 1000, seed: 1, sampling: GanClassSampling.ByFrequency));
        Assert.InRange(frequent.Count(label => label == 1), 680, 820);
        Assert.DoesNotContain(2u, frequent);
        Assert.Equal([2u, 1u, 2u], Labels(_ml.Gan().SampleLatents(_gan, 3, ["1", "0"])));
        Assert.Equal([3u, 2u, 3u], Labels(_ml.Gan().SampleLatents(_gan, 3, [3u, 2u])));
        Assert.Contains("classes has 'dog'", Assert.Throws<ArgumentException>("classes", () => _ml.Gan().SampleLatents(_gan, 3, ["dog"])).Message);
        Assert.Contains("classes has '0'", Assert.Throws<ArgumentException>("classes", () => _ml.Gan().SampleLatents(_gan, 3, [0u])).Message);
        Assert.Throws<ArgumentException>("classes", () => _ml.Gan().SampleLatents(_gan, 3, Array.Empty<string>()));
    }

    private static uint[] Labels(IDataView view) => TestColumns.Values<uint>(view, "Label");
}
