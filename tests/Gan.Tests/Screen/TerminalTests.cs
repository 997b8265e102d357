using GanRefinement.Programs.Screen;

namespace GanRefinement.Gan.Tests.Screen;

/// <summary>What is said of work that takes long.</summary>
public sealed class TerminalTests
{
    [Fact]
    public void Plain_lines_come_after_a_while_and_ever_more_rarely()
    {
        using StringWriter output = new();
        Terminal terminal = new(output, TextWriter.Null, interactive: false) { Patience = TimeSpan.FromMilliseconds(20) };
        Assert.Equal(3, terminal.Work("Counting", work =>
        {
            work.Report(0.1, "1 of 3");
            Thread.Sleep(30);
            work.Report(0.6, "2 of 3");
            work.Report(1, "3 of 3");
            return 3;
        }));
        Assert.Equal("Counting: 2 of 3" + Environment.NewLine, output.ToString());
    }

    [Fact]
    public void What_reports_nothing_is_named_once_and_what_is_quick_not_at_all()
    {
        using StringWriter output = new();
        Terminal terminal = new(output, TextWriter.Null, interactive: false) { Patience = TimeSpan.FromMilliseconds(20) };
        terminal.Work("Blinking", () => { });
        Assert.Empty(output.ToString());
        terminal.Work("Thinking", () =>
        {
            for (var i = 0; i < 500 && output.ToString().Length == 0; i++)
                Thread.Sleep(10);
        });
        Assert.Equal("Thinking …" + Environment.NewLine, output.ToString());
    }

    [Fact]
    public void A_bar_has_the_words_of_the_work()
    {
        using StringWriter output = new();
        Terminal terminal = new(output, TextWriter.Null, interactive: true);
        terminal.Work("Counting", work =>
        {
            work.Report(0.5, "1 of 2");
            return 0;
        });
        Assert.Contains("Counting: 1 of 2", output.ToString(), StringComparison.Ordinal);
    }
}
