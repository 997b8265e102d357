namespace Microsoft.ML.Internal.Images;

internal readonly record struct PngChunk(string Type, byte[] Data)
{
    /// <summary>An upper-case first letter: a reader must not skip it.</summary>
    public bool IsCritical => char.IsAsciiLetterUpper(Type[0]);
}
