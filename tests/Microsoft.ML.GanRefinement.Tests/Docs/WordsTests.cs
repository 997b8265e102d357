using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Microsoft.ML.GanRefinement.Tests.Docs;

/// <summary>Names, messages and documents use the field's words: a list of others that were here once and do not come back.</summary>
public class WordsTests
{
    private const string Continued = "run|set|loop|step|image|sample|iteration|batch|data|process|algorithm|program|callback|column|row|script|time|method"
        + "|recipe|pass|view|pair";

    // What is not to be written, as a regular expression, and what to write instead.
    private static readonly (string Pattern, string Instead)[] s_words =
    [
        ("GanJudgement|PlainJudgement", "DiscriminatorOutput"),
        ("StampedMetric", "MetricResult"),
        ("MetricGoal", "MetricDirection"),
        ("DifferentBins", "Ndb"),
        ("BinDivergence", "JensenShannonDivergence"),
        (@"\bClassFrechetDistance", "IntraClassFrechetDistance"),
        ("ClassifierScore|InceptionStyleScore", "InceptionScore"),
        ("AccumulatedBatches", "GradientAccumulationSteps"),
        ("GeneratorAverageDecay", "GeneratorEmaDecay"),
        ("WeightAverage", "GeneratorEma"),
        ("CacheBudget", "CacheMegabytes"),
        ("TopKShare", "TopKFraction"),
        ("GanAttack", "GanPgdAttack"),
        ("GanCollapsingPairs", "GanModeCollapsePenalty"),
        ("SignDescent", "IteratedFgsm"),
        ("WithoutTrace", "FrozenScope"),
        (@"\b(class|record|struct) HeldOut\b", "ValidationSet"),
        ("BadData", "DataErrors"),
        ("RecipeSetting", "RecipeContext"),
        (@"\b(class|record|struct|interface) \w*(Figures|Doubts|Bed|Laboratory|Judging)\b", "Stats, Warnings, Dataset, ExperimentContext, Verdicts"),
        ("Indecisive|rehears(al|es)", "IgnoredOnResume, a dry run"),
        (@"\b[Jj]udgements?\b", "output, score, verdict"),
        (@"(?<!sea )\b[Ss]eals?\b|\bsealed against\b", "checksum"),
        (@"\b(a|another|each|every|one) training(?! (" + Continued + @"))\b|\btrainings\b(?! *[=)])", "a training run"),
        ("of another type", "of the wrong type"),
        (@"(?<![Cc]ounted |keys |rows )\bfrom 0(?=[;:,)]|\.(?!\d)|$)", "at least 0, or: counted from 0"),
        (@"\btimes less\b", "by a factor of"),
        ("Inception-style score", "Inception score"),
    ];

    // A history of renames, this list, and what reads files of before the renames.
    private static readonly string[] s_exceptions = ["CHANGELOG.md", "WordsTests.cs", "EarlierSpecifications.cs", "ValidationTests.cs"];

    [Fact]
    public void Only_the_fields_words_are_used()
    {
        string[] files = [.. Files()];
        Assert.True(files.Length > 800, $"{files.Length} files");
        Regex any = new(string.Join('|', s_words.Select(word => word.Pattern)), RegexOptions.CultureInvariant | RegexOptions.Compiled);
        string[] found = [..
            from file in files
            from line in File.ReadLines(file).Index()
            let match = any.Match(line.Item)
            where match.Success
            select $"{Path.GetRelativePath(Root(), file)}:{line.Index + 1}: not '{match.Value}' but {Instead(line.Item)}"];
        Assert.True(found.Length == 0, string.Join(Environment.NewLine, found));
    }

    [Fact]
    public void Lines_of_code_have_up_to_160_characters()
    {
        string[] found = [..
            from file in Sources("*.cs")
            from line in File.ReadLines(file).Index()
            where line.Item.Length > 160
            select $"{Path.GetRelativePath(Root(), file)}:{line.Index + 1}: {line.Item.Length} characters"];
        Assert.True(found.Length == 0, string.Join(Environment.NewLine, found));
    }

    [Fact]
    public void The_list_finds_what_it_is_there_for()
    {
        string[] lines = ["It starts a training.", "n, from 0.", "A column is of another type.", "// seal", "class HeldOut", "GanJudgement"];
        Assert.All(lines, line => Assert.Contains(s_words, word => Regex.IsMatch(line, word.Pattern)));
        string[] good = ["a training run", "a training set", "from 0 to 1", "Counted from 0.", "public sealed class A", "held-out"];
        Assert.All(good, line => Assert.DoesNotContain(s_words, word => Regex.IsMatch(line, word.Pattern)));
    }

    private static string Instead(string line) => s_words.First(word => Regex.IsMatch(line, word.Pattern)).Instead;

    private static IEnumerable<string> Files() =>
        Sources("*.cs").Concat(Sources("*.md")).Concat(Directory.EnumerateFiles(Root(), "*.md"))
            .Where(file => !s_exceptions.Contains(Path.GetFileName(file)));

    private static IEnumerable<string> Sources(string pattern) =>
        new[] { "src", "tests", "benchmarks", "docs", "build" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root(), folder), pattern, SearchOption.AllDirectories))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", ".."));
}
