using GanRefinement.Examples.Tests;
using GanRefinement.Reproduce.Pages;

namespace GanRefinement.Reproduce.Tests;

public class ResultIndexTests
{
    [Fact]
    public void It_lists_the_verdicts_of_the_pages_that_are_there()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("lens.md"), "# A lens\n\n* **confirmed**: it helps\n* **undecided**: it hurts\n\n## What was run\n\n* not this\n");
        var index = ResultIndex.Write(folder.Path, ["advlat", "lens"]);
        Assert.EndsWith("\n## [A lens](lens.md)\n\n* **confirmed**: it helps\n* **undecided**: it hurts\n", index, StringComparison.Ordinal);
        Assert.DoesNotContain("advlat", index, StringComparison.Ordinal);
    }
}
