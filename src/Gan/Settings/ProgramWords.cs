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
        (", or null for none; it is", "; it is"),
        ("set KeepFeatures", "give --keep-features"),
        ("Load images at such a size, with imageHeight and imageWidth of LoadImageFolder and its like, or add mlContext.Transforms.ResizeImages(…) before "
            + "ExtractPixels.", "Give such a size by --size."),
        ("ask for GanMetric.ExtrapolatedFrechetDistance", "ask for --metrics extrapolatedFrechetDistance"),
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
        message = Resizing().Replace(message, " by --size and --channels");
        message = Changed().Replace(message, match => s_flags.GetValueOrDefault(match.Value, match.Value));
        message = Option().Replace(message, match => s_flags.GetValueOrDefault(match.Value, match.Value));
        return Doubled().Replace(message, "$1");
    }

    // Names of at least two words: one alone may be an English word. What is quoted is a value, and what follows a point a part of something else.
    [GeneratedRegex("(?<!['\\w.])[A-Z][a-z]+(?:[A-Z][a-z]+)+(?!['\\w])")]
    private static partial Regex Option();

    // The first word of "Seed was 3 and is 4", or of "Regularizers[0].Gamma did not apply".
    [GeneratedRegex(@"(?<![\w'.])[A-Z][A-Za-z0-9]*(?=[\w.\[\]]* (?:was|did not apply) )")]
    private static partial Regex Changed();

    [GeneratedRegex(@": loaders of this library take both, ML\.NET has ResizeImages\([^)]*\) and ConvertToGrayscale")]
    private static partial Regex Resizing();

    [GeneratedRegex(@"^(--[a-z-]+): \1(?![a-z-])")]
    private static partial Regex Doubled();
}
