using Spectre.Console;

namespace GanRefinement.Examples.Reports;

/// <summary>A line on the terminal while something without progress goes on.</summary>
internal static class Status
{
    public static void Show(string text, Action work) => Show(text, () =>
    {
        work();
        return true;
    });

    public static T Show<T>(string text, Func<T> work) => AnsiConsole.Status().Start($"{text} …", _ => work());
}
