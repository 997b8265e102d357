using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Microsoft.ML.GanRefinement.Tests.Docs;

/// <summary>What README and docs link to or show is there.</summary>
public partial class DocumentLinksTests
{
    [Fact]
    public void Lead_to_files_that_are_there()
    {
        string[] pages = [.. Directory.GetFiles(Root(), "*.md"), .. Directory.GetFiles(Path.Combine(Root(), "docs"), "*.md", SearchOption.AllDirectories)];
        var links = from page in pages
                    from Match match in Link().Matches(File.ReadAllText(page))
                    let target = match.Groups["target"].Value
                    where !target.StartsWith("http", StringComparison.Ordinal) && !target.StartsWith('#')
                    select (Page: page, Target: Path.Combine(Path.GetDirectoryName(page)!, target.Split('#')[0]));
        Assert.Contains(links, link => link.Target.EndsWith("samples.png", StringComparison.Ordinal));
        Assert.DoesNotContain(links, link => !File.Exists(link.Target) && !Directory.Exists(link.Target));
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", ".."));
}
