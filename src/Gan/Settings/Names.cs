using System.Text.Json;

namespace GanRefinement.Gan.Settings;

/// <summary>The forms of a name: <c>MaxIterations</c> in code, <c>maxIterations</c> in files, <c>--max-iterations</c> as a flag.</summary>
internal static class Names
{
    private const int ShortestStart = 3;

    private static readonly string[] s_endings = ["", "s", "es"];

    /// <summary>Whether two names differ at most in case, dashes and underscores.</summary>
    public static bool Same(string one, string other) => string.Equals(Bare(one), Bare(other), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether two names differ at most in that, or in an s or es at the end.</summary>
    public static bool Alike(string one, string other) => s_endings.Any(ending => Same(one + ending, other) || Same(one, other + ending));

    /// <summary>As in a settings file.</summary>
    public static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    /// <summary>Words in lower case, with dashes between them.</summary>
    public static string Kebab(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);

    /// <summary>The name that is most like one that there is not: it has the same start, or is at most a third of it away, a letter where it is short; else
    /// null.</summary>
    public static string? Nearest(string name, IReadOnlyCollection<string> known)
    {
        var (nearest, distance) = known.Select(candidate => (candidate, Distance(Bare(name), Bare(candidate)))).DefaultIfEmpty(("", int.MaxValue))
            .MinBy(pair => pair.Item2);
        return distance <= Math.Max(1, Bare(name).Length / 3) ? nearest : known.FirstOrDefault(candidate => BeginAlike(Bare(name), Bare(candidate)));
    }

    // As output and out.
    private static bool BeginAlike(string one, string other) => Math.Min(one.Length, other.Length) >= ShortestStart
        && (one.StartsWith(other, StringComparison.OrdinalIgnoreCase) || other.StartsWith(one, StringComparison.OrdinalIgnoreCase));

    /// <summary>"did you mean x?", or what there is.</summary>
    /// <param name="name">What there is not.</param>
    /// <param name="known">What there is.</param>
    /// <param name="others">Other names of it, which may be meant too.</param>
    public static string Suggestion(string name, IReadOnlyList<string> known, params IEnumerable<string> others) =>
        Nearest(name, [.. known, .. others]) is { } nearest ? $"did you mean {nearest}?"
            : known.Count == 0 ? "there is none to set." : $"there are {string.Join(", ", known)}.";

    private static string Bare(string name) => name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);

    // Of Damerau and Levenshtein: insertions, deletions, replacements and swapped neighbours, whatever the case.
    private static int Distance(string first, string second)
    {
        var (one, other) = (first.ToLowerInvariant(), second.ToLowerInvariant());
        var table = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                table[i, j] = i == 0 || j == 0 ? i + j
                    : Math.Min(table[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1), 1 + Math.Min(table[i - 1, j], table[i, j - 1]));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        }
        return table[one.Length, other.Length];
    }
}
