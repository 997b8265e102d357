using GanRefinement.Programs.Screen;
using Microsoft.Extensions.Time.Testing;

namespace GanRefinement.Gan.Tests.Screen;

/// <summary>What is said of work that takes long.</summary>
public sealed class TerminalTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Plain_lines_come_after_a_while_and_ever_more_rarely()
    {
        using StringWriter output = new();
        Terminal terminal = new(output, TextWriter.Null, interactive: false) { Clock = _clock };
        Assert.Equal(4, terminal.Work("Counting", work =>
        {
            work.Report(0.1, "1 of 4");
            Pass(2.1);
            work.Report(0.6, "2 of 4");
            Pass(1.9);
            work.Report(0.8, "3 of 4");
            Pass(0.2);
            work.Report(1, "4 of 4");
            return 4;
        }));
        Assert.Equal("Counting: 2 of 4" + Environment.NewLine + "Counting: 4 of 4" + Environment.NewLine, output.ToString());
    }

    [Fact]
    public void What_reports_nothing_is_named_once_and_what_is_quick_not_at_all()
    {
        using StringWriter output = new();
        Terminal terminal = new(output, TextWriter.Null, interactive: false) { Clock = _clock };
        terminal.Work("Blinking", () => Pass(1.9));
        Assert.Empty(output.ToString());
        terminal.Work("Thinking", () => Pass(100));
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

    private void Pass(double seconds) => _clock.Advance(TimeSpan.FromSeconds(seconds));
}
