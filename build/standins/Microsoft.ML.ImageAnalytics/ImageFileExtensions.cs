namespace Microsoft.ML.Internal.Images;

/// <summary>The extensions the real library knows; the stand-in writes only one of them.</summary>
internal static class ImageFileExtensions
{
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ".bmp", ".png", ".jpg", ".jpeg", ".gif", ".ico", ".astc", ".avif", ".dng", ".heif", ".ktx", ".pkm", ".wbmp", ".webp",
    };

    public static bool IsKnown(string extension) => Known.Contains(extension);

    public static bool IsPng(string extension) => string.Equals(extension, ".png", StringComparison.OrdinalIgnoreCase);
}
