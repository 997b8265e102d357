using GanRefinement.Programs;

namespace GanRefinement.Examples.Tests.Commands;

public class FailureTests
{
    [Fact]
    public void Success_passes_through() => Assert.Equal(7, Failure.Explain(() => 7));

    [Fact]
    public void A_missing_file_is_one_line()
    {
        var before = Console.Error;
        using StringWriter written = new();
        Console.SetError(written);
        try
        {
            Assert.Equal(2, Failure.Explain(() => throw new FileNotFoundException("No such data.")));
        }
        finally
        {
            Console.SetError(before);
        }

        Assert.Equal("No such data." + Environment.NewLine, written.ToString());
    }

    [Fact]
    public void A_defect_is_not_hidden() =>
        Assert.Throws<InvalidOperationException>(() => Failure.Explain(() => throw new InvalidOperationException()));
}
