namespace Microsoft.ML.GanRefinement.Data;

/// <summary>The dimensions of an image vector, planes first, as in torch and in ML.NET's <c>ExtractPixels</c>.</summary>
/// <param name="Channels">Number of planes: 1 for grey, 3 for red, green, blue.</param>
/// <param name="Height">Rows of pixels.</param>
/// <param name="Width">Columns of pixels.</param>
internal readonly record struct ImageShape(int Channels, int Height, int Width)
{
    /// <summary>Values in one image.</summary>
    public int Size => Channels * Height * Width;

    /// <inheritdoc/>
    public override string ToString() => $"{Channels}×{Height}×{Width}";
}
