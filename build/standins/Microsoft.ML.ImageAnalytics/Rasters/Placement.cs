namespace Microsoft.ML.Internal.Images;

/// <summary>Where the scaled source lies on the destination; in single precision and truncated, as in the real library.</summary>
internal readonly record struct Placement(int X, int Y, int Width, int Height)
{
    public static Placement Of(Raster source, int width, int height, ImageResizeMode mode)
    {
        float widthAspect = (float)width / source.Width;
        float heightAspect = (float)height / source.Height;
        bool heightIsSmaller = heightAspect < widthAspect;
        bool alongX = mode == ImageResizeMode.Pad == heightIsSmaller;
        float aspect = alongX ? heightAspect : widthAspect;
        float slack = alongX ? width - source.Width * aspect : height - source.Height * aspect;
        int offset = (mode, alongX) switch
        {
            (ImageResizeMode.CropAnchorTop, false) or (ImageResizeMode.CropAnchorLeft, true) => 0,
            (ImageResizeMode.CropAnchorBottom, false) or (ImageResizeMode.CropAnchorRight, true) => (int)slack,
            _ => (int)(slack / 2),
        };
        return new Placement(alongX ? offset : 0, alongX ? 0 : offset, (int)(source.Width * aspect), (int)(source.Height * aspect));
    }
}
