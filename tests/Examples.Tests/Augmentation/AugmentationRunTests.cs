using GanRefinement.Examples.Augmentation;
using GanRefinement.Examples.Tests.Demo;

namespace GanRefinement.Examples.Tests.Augmentation;

public class AugmentationRunTests
{
    [Fact]
    public void It_trains_both_models_on_every_set_and_writes_what_came_out()
    {
        using TemporaryFolder data = new();
        TinyFashion.Write(data.Path, train: 400, test: 50);
        var page = data.File("page.md");
        List<string> lines = [];
        var exitCode = AugmentationRun.Run(
            new() { DataFolder = data.Path, Page = page, Seeds = 2, Common = 12, Rare = 3, GanIterations = 2, ClassifierEpochs = 2, Trees = 2 }, lines.Add);

        Assert.Equal(0, exitCode);
        // Two seeds, three training sets, two models; the page, and how long it took.
        Assert.Equal(14, lines.Count);
        var written = File.ReadAllLines(page);
        Assert.Equal(6, written.Count(line => line.StartsWith("| LightGBM | ", StringComparison.Ordinal)
            || line.StartsWith("| FitClassifier | ", StringComparison.Ordinal)));
        Assert.Equal(6, written.Count(line => line.StartsWith("| 1 | Trouser | ", StringComparison.Ordinal)));
        Assert.Equal(6, written.Count(line => line.StartsWith("| 2 | Pullover | ", StringComparison.Ordinal)));
    }
}
