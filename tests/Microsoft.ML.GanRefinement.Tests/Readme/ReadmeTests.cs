using System.Runtime.CompilerServices;

namespace Microsoft.ML.GanRefinement.Tests.Readme;

/// <summary>The README shows code that compiles: the body of the examples' Quickstart.</summary>
public class ReadmeTests
{
    [Fact]
    public void Shows_the_quickstart_word_for_word() => Assert.Contains(Snippet(), File.ReadAllText(Path.Combine(Root(), "README.md")));

    [Fact]
    public void Shows_a_picture_that_is_there() => Assert.True(File.Exists(Path.Combine(Root(), "docs", "samples.png")));

    private static string Snippet()
    {
        var lines = File.ReadAllLines(Path.Combine(Root(), "src", "Examples", "Snippets", "Quickstart.cs"));
        var body = lines.SkipWhile(l => !l.Contains("// <snippet>")).Skip(1).TakeWhile(l => !l.Contains("// </snippet>"))
            .Select(l => l.Length > 8 ? l[8..] : "");
        return string.Join('\n', body);
    }

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", ".."));
}
