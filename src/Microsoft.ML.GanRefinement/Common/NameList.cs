namespace Microsoft.ML.GanRefinement.Common;

/// <summary>Names in a message: the first few, since there may be thousands.</summary>
internal static class NameList
{
    /// <summary>How many are named.</summary>
    public const int Named = 10;

    /// <summary>The first names, and a sign that there are more.</summary>
    public static string Of(IReadOnlyCollection<string> names) => string.Join(", ", names.Take(Named)) + (names.Count > Named ? ", …" : "");
}
