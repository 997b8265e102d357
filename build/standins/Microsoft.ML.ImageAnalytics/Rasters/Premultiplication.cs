namespace Microsoft.ML.Internal.Images;

/// <summary>c·a/255 and back, rounded to the nearest byte; nothing of the colour is left at alpha 0.</summary>
internal static class Premultiplication
{
    public static Rgba Apply(Rgba pixel)
        => pixel.A == 255 ? pixel : new(Multiply(pixel.R, pixel.A), Multiply(pixel.G, pixel.A), Multiply(pixel.B, pixel.A), pixel.A);

    public static Rgba Undo(Rgba pixel)
        => pixel.A switch
        {
            255 => pixel,
            0 => default,
            _ => new(Divide(pixel.R, pixel.A), Divide(pixel.G, pixel.A), Divide(pixel.B, pixel.A), pixel.A),
        };

    private static byte Multiply(byte color, byte alpha) => (byte)((color * alpha + 127) / 255);

    private static byte Divide(byte color, byte alpha) => (byte)Math.Min(255, (color * 255 + alpha / 2) / alpha);
}
