using System.Text.RegularExpressions;

namespace GanRefinement.Gan.Settings;

/// <summary>The library's messages name what an app sets; whoever runs the program sets flags.</summary>
internal static partial class ProgramWords
{
    // In this order: the longer ones first.
    private static readonly (string Library, string Program)[] s_words =
    [
        ("set SkipBrokenFiles", "give --skip-broken-files"),
        ("SkipBrokenFiles", "--skip-broken-files"),
        (", or name the subfolders in ClassNames if they are classes", ""),
        ("give labelColumnName: null for no labels", "give --unlabelled if they are none"),
        ("set KeepFeatures", "give --keep-features"),
        ("MLContext.GpuDeviceId", "--gpu"),
        (", and MLContext.FallbackToCpu is false", ""),
        ("set another GpuDeviceId, or set FallbackToCpu", "give another --gpu, or leave it out"),
        ("set another CheckpointDirectory to start a new one", "start a new one in another --out"),
    ];

    private static readonly Dictionary<string, string> s_flags =
        Methods.Options.ToDictionary(setting => setting.Key, setting => setting.Flag, StringComparer.OrdinalIgnoreCase);

    /// <summary>A message, with flags in place of options.</summary>
    public static string Of(string message)
    {
        foreach (var (library, program) in s_words)
            message = message.Replace(library, program, StringComparison.Ordinal);
        return Option().Replace(message, match => s_flags.GetValueOrDefault(match.Value, match.Value));
    }

    // Names of at least two words: one alone may be an English word. What is quoted is a value, and what follows a point a part of something else.
    [GeneratedRegex("(?<!['\\w.])[A-Z][a-z]+(?:[A-Z][a-z]+)+(?!['\\w])")]
    private static partial Regex Option();
}
