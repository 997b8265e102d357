using System.Text.RegularExpressions;

namespace Microsoft.ML.GanRefinement.Data.Images;

/// <summary>Names that folders have as parts of a data set, and hardly as classes.</summary>
internal static partial class SplitNames
{
    private static readonly HashSet<string> s_parts = new(StringComparer.OrdinalIgnoreCase)
    {
        "train", "training", "trainval", "val", "valid", "validation", "dev", "devel", "development", "eval", "evaluation", "test", "testing", "holdout",
        "heldout", "unlabeled", "unlabelled", "trainset", "valset", "devset", "testset",
    };

    // What such names have beside: train_images, testA, seg_val, test-set.
    private static readonly HashSet<string> s_fillers = new(StringComparer.OrdinalIgnoreCase)
    {
        "set", "data", "dataset", "split", "image", "images", "img", "imgs", "seg", "a", "b",
    };

    /// <summary>Whether a folder's name is one, whatever numbers, case and signs it has: "train2017", "Test", "val_256".</summary>
    public static bool Has(string folder)
    {
        string[] words = [.. Words().Matches(folder).Select(word => word.Value)];
        return words.Any(s_parts.Contains) && words.All(word => s_parts.Contains(word) || s_fillers.Contains(word));
    }

    [GeneratedRegex(@"\p{Lu}?\p{Ll}+|\p{Lu}+|\p{L}")]
    private static partial Regex Words();
}
