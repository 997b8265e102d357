using Microsoft.ML.Internal.Images;

namespace Microsoft.ML.Data;

public sealed class MLImage : IDisposable
{
    private Raster _raster;
    private string _tag;

    private MLImage(Raster raster) => _raster = raster;

    public static MLImage CreateFromStream(Stream imageStream)
    {
        ArgumentNullException.ThrowIfNull(imageStream);
        try
        {
            return new MLImage(PngReader.Read(imageStream));
        }
        catch (InvalidDataException e)
        {
            throw new ArgumentException("Invalid input stream contents: " + e.Message, nameof(imageStream), e);
        }
    }

    public static MLImage CreateFromFile(string imagePath)
    {
        ArgumentNullException.ThrowIfNull(imagePath);
        if (!File.Exists(imagePath))
            throw new ArgumentException("Invalid path", nameof(imagePath));
        using FileStream stream = File.OpenRead(imagePath);
        try
        {
            return new MLImage(PngReader.Read(stream));
        }
        catch (InvalidDataException e)
        {
            throw new ArgumentException($"Invalid path: {e.Message}", nameof(imagePath), e);
        }
    }

    public static MLImage CreateFromPixels(int width, int height, MLPixelFormat pixelFormat, ReadOnlySpan<byte> imagePixelData)
    {
        if (pixelFormat is not (MLPixelFormat.Bgra32 or MLPixelFormat.Rgba32))
            throw new ArgumentException("Unsupported pixel format", nameof(pixelFormat));
        if (width <= 0)
            throw new ArgumentException("Invalid width value.", nameof(width));
        if (height <= 0)
            throw new ArgumentException("Invalid height value.", nameof(height));
        if (imagePixelData.Length != width * height * 4)
            throw new ArgumentException($"Invalid {nameof(imagePixelData)} buffer size.");
        return new MLImage(new Raster(width, height, pixelFormat, imagePixelData.ToArray(), isOpaque: false));
    }

    public MLPixelFormat PixelFormat => Live.Format;

    public byte[] GetBGRPixels
    {
        get
        {
            Raster raster = Live;
            byte[] bgr = new byte[raster.PixelCount * 3];
            for (int i = 0; i < raster.PixelCount; i++)
            {
                Rgba pixel = Premultiplication.Undo(raster[i]);
                (bgr[3 * i], bgr[3 * i + 1], bgr[3 * i + 2]) = (pixel.B, pixel.G, pixel.R);
            }

            return bgr;
        }
    }

    public ReadOnlySpan<byte> Pixels => Live.Bytes;

    public string Tag
    {
        get => Live is null ? null : _tag;
        set
        {
            _ = Live;
            _tag = value;
        }
    }

    public int Width => Live.Width;

    public int Height => Live.Height;

    public int BitsPerPixel => Live is null ? 0 : 8 * Raster.BytesPerPixel;

    public void Save(string imagePath)
    {
        Raster raster = Live;
        ArgumentNullException.ThrowIfNull(imagePath);
        string extension = Path.GetExtension(imagePath);
        if (!ImageFileExtensions.IsKnown(extension))
            throw new ArgumentException("Path has invalid image file extension.", nameof(imagePath));
        if (!ImageFileExtensions.IsPng(extension))
            throw new ArgumentException(
                $"Saving image with the format '{extension}' is not supported by the stand-in, which writes PNG.", nameof(imagePath));
        using FileStream stream = new(imagePath, FileMode.Create, FileAccess.Write);
        PngWriter.Write(raster, stream);
    }

    public void Dispose() => _raster = null;

    internal MLImage CloneWithResizing(int width, int height, ImageResizeMode mode) => new(Resampler.Resize(Live, width, height, mode));

    internal MLImage CloneWithGrayscale() => new(Grayscale.Convert(Live));

    private Raster Live => _raster ?? throw new InvalidOperationException("Object is disposed.");
}
