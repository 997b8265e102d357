using System.Runtime.CompilerServices;

namespace Microsoft.ML.GanRefinement.Tests.Docs;

/// <summary>docs/own-networks.md shows code that compiles.</summary>
public class OwnNetworksDocumentTests
{
    [Theory]
    [InlineData("snippet", 8)]
    [InlineData("modules", 4)]
    public void Shows_the_examples_code_word_for_word(string marker, int indentation)
    {
        var lines = File.ReadAllLines(Path.Combine(Root(), "src", "Examples", "Snippets", "OwnNetworks.cs"));
        var code = lines.SkipWhile(line => !line.Contains($"// <{marker}>")).Skip(1).TakeWhile(line => !line.Contains($"// </{marker}>"))
            .Select(line => line.Length > indentation ? line[indentation..] : "").ToArray();
        Assert.NotEmpty(code);
        Assert.Contains(string.Join('\n', code), File.ReadAllText(Path.Combine(Root(), "docs", "own-networks.md")));
    }

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", ".."));
}
