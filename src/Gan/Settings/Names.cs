using System.Text.Json;

namespace GanRefinement.Gan.Settings;

/// <summary>The forms of a name: <c>MaxIterations</c> in code, <c>maxIterations</c> in files, <c>--max-iterations</c> as a flag.</summary>
internal static class Names
{
    private static readonly string[] s_endings = ["", "s", "es"];

    /// <summary>Whether two names differ at most in case, dashes and underscores.</summary>
    public static bool Same(string one, string other) => string.Equals(Bare(one), Bare(other), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether two names differ at most in that, or in an s or es at the end.</summary>
    public static bool Alike(string one, string other) => s_endings.Any(ending => Same(one + ending, other) || Same(one, other + ending));

    /// <summary>As in a settings file.</summary>
    public static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    /// <summary>Words in lower case, with dashes between them.</summary>
    public static string Kebab(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);

    /// <summary>The name that is most like one that there is not; null if all are more than a third of it away, or, where it is short, more than a
    /// letter.</summary>
    public static string? Nearest(string name, IEnumerable<string> known)
    {
        var (nearest, distance) = known.Select(candidate => (candidate, Distance(Bare(name), Bare(candidate)))).DefaultIfEmpty(("", int.MaxValue))
            .MinBy(pair => pair.Item2);
        return distance <= Math.Max(1, Bare(name).Length / 3) ? nearest : null;
    }

    /// <summary>"did you mean x?", or what there is.</summary>
    /// <param name="name">What there is not.</param>
    /// <param name="known">What there is.</param>
    /// <param name="others">Other names of it, which may be meant too.</param>
    public static string Suggestion(string name, IReadOnlyList<string> known, params IEnumerable<string> others) =>
        Nearest(name, known.Concat(others)) is { } nearest ? $"did you mean {nearest}?"
            : known.Count == 0 ? "there is none to set." : $"there are {string.Join(", ", known)}.";

    private static string Bare(string name) => name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);

    // Levenshtein's: insertions, deletions and replacements, whatever the case.
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var (diagonal, _) = (row[0], row[0] = i);
            for (var j = 1; j <= other.Length; j++)
            {
                var replaced = diagonal + (char.ToLowerInvariant(one[i - 1]) == char.ToLowerInvariant(other[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }
        return row[^1];
    }
}
