namespace Microsoft.ML.GanRefinement.Data.Images;

/// <summary>The one place where a pixel byte becomes a float in [−1,1]: <c>(p − 127.5) · (1 / 127.5)</c>.</summary>
/// <remarks>In single precision and in this order, as ML.NET's <c>ExtractPixels</c> computes it: images, bytes and extracted floats give
/// the same bits. A table, so that a copy costs one look-up a value.</remarks>
internal static class PixelScale
{
    private static readonly float[] s_table =
        Enumerable.Range(0, 256).Select(pixel => Math.Clamp((pixel - 127.5f) * (1f / 127.5f), -1f, 1f)).ToArray();

    /// <summary>Scales a row of pixels.</summary>
    /// <param name="pixels">Bytes, 0 … 255.</param>
    /// <param name="values">As many floats, in [−1,1].</param>
    public static void ToFloats(ReadOnlySpan<byte> pixels, Span<float> values)
    {
        var table = s_table;
        for (var i = 0; i < pixels.Length; i++)
            values[i] = table[pixels[i]];
    }

    /// <summary>The nearest byte of a float in [−1,1]; values outside are clamped.</summary>
    public static byte ToByte(float value) => (byte)Math.Clamp(MathF.Round((value * 127.5f) + 127.5f), byte.MinValue, byte.MaxValue);
}
