using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Microsoft.ML.GanRefinement.Tests.Docs;

/// <summary>README and docs show C# that compiles: each block is a marked place in src/Examples/Snippets, and each marked place is in a page.</summary>
public partial class DocumentCodeTests
{
    // Weights of others that a test cannot have.
    private static readonly string[] s_unmarked = ["foreign-weights.md"];

    public static TheoryData<string> Pages => [.. AllPages().Select(page => Path.GetRelativePath(Root(), page)).Where(page => Blocks(page).Count > 0)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Shows_the_examples_code_word_for_word(string page)
    {
        var snippets = Snippets();
        foreach (var block in Blocks(page))
            Assert.Contains(block, snippets);
    }

    [Fact]
    public void Shows_all_that_is_marked()
    {
        string[] blocks = [.. AllPages().SelectMany(page => Blocks(Path.GetRelativePath(Root(), page)))];
        Assert.NotEmpty(blocks);
        Assert.Equal(blocks.Order(), Snippets().Order());
    }

    private static IEnumerable<string> AllPages() => Directory.GetFiles(Path.Combine(Root(), "docs"), "*.md", SearchOption.AllDirectories)
        .Append(Path.Combine(Root(), "README.md"))
        .Where(page => !s_unmarked.Contains(Path.GetFileName(page)));

    private static List<string> Blocks(string page) =>
        [.. Block().Matches(File.ReadAllText(Path.Combine(Root(), page))).Select(match => match.Groups["code"].Value)];

    private static List<string> Snippets() =>
    [
        .. from file in Directory.GetFiles(Path.Combine(Root(), "src", "Examples", "Snippets"), "*.cs", SearchOption.AllDirectories)
           where Path.GetFileName(file) != "HeldOutValidation.cs" // in an XML doc: ValidationExampleTests
           from Match match in Marked().Matches(File.ReadAllText(file))
           select Dedent(match.Groups["code"].Value),
    ];

    private static string Dedent(string code)
    {
        var lines = code.TrimEnd('\n').Split('\n');
        var indentation = lines[0].Length - lines[0].TrimStart().Length;
        return string.Join('\n', lines.Select(line => line.Length > indentation ? line[indentation..] : "")) + "\n";
    }

    [GeneratedRegex("^```csharp\n(?<code>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex("^ *// <(?<name>[a-z-]+)>\n(?<code>.*?)^ *// </\\k<name>>$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Marked();

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", ".."));
}
