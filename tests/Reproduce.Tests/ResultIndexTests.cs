using GanRefinement.Examples.Tests;
using GanRefinement.Reproduce.Pages;

namespace GanRefinement.Reproduce.Tests;

public class ResultIndexTests
{
    [Fact]
    public void It_lists_the_verdicts_of_the_pages_that_are_there()
    {
        using TemporaryFolder folder = new();
        const string Title = "# A lens\n\n";
        File.WriteAllText(
            folder.File("lens.md"), Title + "* **confirmed**: it helps\n* **undecided**: it hurts\n* **not run**: it flies\n\n## What was run\n\n* not this\n");
        var index = ResultIndex.Write(folder.Path, ["advlat", "lens"]);
        const string Expected = "\n## [A lens](lens.md)\n\n* **confirmed**: it helps\n* **undecided**: it hurts\n* **not run** so far: 1 more\n";
        Assert.EndsWith(Expected, index, StringComparison.Ordinal);
        Assert.DoesNotContain("advlat", index, StringComparison.Ordinal);
    }
}
