using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data.Batches;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.GanRefinement.Data.Images;

/// <summary>An image column: <c>Vector&lt;Single&gt;</c> in [−1,1] or <c>Vector&lt;Byte&gt;</c>, each with dimensions C,H,W, or
/// <see cref="MLImage"/> of known size. Bytes and images are scaled by <see cref="PixelScale"/>.</summary>
/// <remarks>Without a shape the column only says how to find one: <see cref="Resolve"/> takes it from the data.</remarks>
internal sealed class ImageColumn : ISampleColumn
{
    private const string Role = "image";
    private const string Expected = "Vector<Single, C, H, W> or Vector<Byte, C, H, W> with C 1 or 3, or MLImage of known size";
    private const string Naming = "If the images are in another column, name that as ImageColumnName: loaders such as LoadImageFolder make one, Image.";
    private const string Extract = "ExtractPixels(…, interleavePixelColors: false, offsetImage: 127.5f, scaleImage: 1f / 127.5f)";
    private readonly int _imageChannels;
    private readonly IHost? _host;

    /// <summary>Describes an image column.</summary>
    /// <param name="columnName">The column's name, or <see cref="ImageColumnNames.Either"/>.</param>
    /// <param name="shape">The shape that every image must have, or null for the column's.</param>
    /// <param name="imageChannels">Where <paramref name="shape"/> is null: planes made of an <see cref="MLImage"/>, 1 for grey or 3 for red,
    /// green, blue.</param>
    /// <param name="host">Logs, for each reader, that float images look scaled to [0,1]; null where that is looked at otherwise.</param>
    public ImageColumn(string columnName, ImageShape? shape = null, int imageChannels = 3, IHost? host = null)
    {
        ColumnName = columnName;
        Shape = shape;
        _imageChannels = shape?.Channels ?? imageChannels;
        _host = host;
    }

    /// <inheritdoc/>
    public string ColumnName { get; }

    /// <inheritdoc/>
    public ImageShape? Shape { get; }

    /// <inheritdoc/>
    public int Size => Shape?.Size ?? throw new InvalidOperationException($"The shape of image column '{ColumnName}' is not resolved yet.");

    /// <inheritdoc/>
    public ISampleColumn Resolve(DataViewSchema schema)
    {
        var column = Bind(schema);
        return Shape is null ? new ImageColumn(ColumnName, ShapeOf(column.Type), host: _host) : this;
    }

    /// <summary>Whether a column's type is an image's.</summary>
    public bool Fits(DataViewType type) => ShapeOf(type) is not null;

    /// <inheritdoc cref="IVectorInput.Bind"/>
    public DataViewSchema.Column Bind(DataViewSchema schema)
    {
        var name = ImageColumnNames.In(schema, ColumnName);
        var column = ColumnFinder.Find(schema, Role, name);
        var found = ShapeOf(column.Type);
        if (found is null)
            throw SchemaErrors.Mismatch(Role, name, Expected, column.Type.ToString()!, Remedy(column.Type));

        if (Shape is { } shape && found != shape)
        {
            throw SchemaErrors.Mismatch(
                Role,
                name,
                $"an image of {shape}",
                $"{column.Type} ({found})",
                name == ColumnNames.GeneratedImage
                    ? "Generated images have the size of those that their network was trained on: fit this on images of that size."
                    : $"Load images with imageHeight: {shape.Height}, imageWidth: {shape.Width} and channels: {shape.Channels}, "
                        + $"or add ResizeImages(imageWidth: {shape.Width}, imageHeight: {shape.Height}) before ExtractPixels.");
        }

        return column;
    }

    /// <inheritdoc/>
    public void Check(SchemaShape inputSchema)
    {
        var name = ImageColumnNames.In(inputSchema, ColumnName);
        var column = ColumnFinder.Find(inputSchema, Role, name);
        var fits = column.Kind switch
        {
            SchemaShape.Column.VectorKind.Vector => IsPixel(column.ItemType) && !column.IsKey,
            SchemaShape.Column.VectorKind.Scalar => column.ItemType is ImageDataViewType,
            _ => false,
        };
        if (!fits)
            throw SchemaErrors.Mismatch(Role, name, Expected, SchemaErrors.Describe(column), Remedy(column.ItemType));
    }

    /// <inheritdoc cref="IVectorInput.CreateReader"/>
    public VectorReader CreateReader(DataViewRow row, DataViewSchema.Column column)
    {
        if (CreatePixelReader(row, column) is not { } pixels)
        {
            var floats = FloatReaders.Pixels(row, column);
            return _host is null ? floats : PixelRange.Watch(floats, column.Name, _host);
        }

        var bytes = new byte[Size];
        return destination =>
        {
            pixels(bytes);
            PixelScale.ToFloats(bytes, destination);
        };
    }

    /// <inheritdoc/>
    public bool HoldsBytes(DataViewSchema.Column column) =>
        column.Type is ImageDataViewType || column.Type is VectorDataViewType vector && vector.ItemType.RawType == typeof(byte);

    /// <inheritdoc/>
    public PixelReader? CreatePixelReader(DataViewRow row, DataViewSchema.Column column) =>
        column.Type is ImageDataViewType ? PixelReaders.FromImages(row, column, Shape ?? ShapeOf(column.Type)!.Value)
            : HoldsBytes(column) ? PixelReaders.FromBytes(row, column)
            : null;

    private static bool IsPixel(DataViewType item) =>
        item is NumberDataViewType && (item.RawType == typeof(float) || item.RawType == typeof(byte));

    // A channel count other than 1 or 3 is most likely an interleaved H,W,C vector, which would train on scrambled images.
    private ImageShape? ShapeOf(DataViewType type) => type switch
    {
        ImageDataViewType { Height: > 0, Width: > 0 } image => new ImageShape(_imageChannels, image.Height, image.Width),
        VectorDataViewType { Dimensions: [1 or 3, > 0, > 0] dimensions } vector when IsPixel(vector.ItemType) =>
            new ImageShape(dimensions[0], dimensions[1], dimensions[2]),
        _ => null,
    };

    private static string Remedy(DataViewType type) => type switch
    {
        ImageDataViewType => "Add ResizeImages, which makes the size known.",
        TextDataViewType => $"Load the files with mlContext.Gan().LoadImageFolder, or add LoadImages, ResizeImages and {Extract}.",
        VectorDataViewType or NumberDataViewType =>
            $"Add ResizeImages and {Extract}, or declare the dimensions with [VectorType(channels, height, width)]. {Naming}",
        _ => $"{Naming} Otherwise add ResizeImages and {Extract}.",
    };
}
