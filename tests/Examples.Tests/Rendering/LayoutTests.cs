using GanRefinement.Examples.Rendering;

namespace GanRefinement.Examples.Tests.Rendering;

public class LayoutTests
{
    [Fact]
    public void The_longest_name_decides_the_column() => Assert.Equal((4 * 6 * 2) + 20, Layout.NameColumn(["bag", "coat", ""]));
}
