using System.Text.Json.Serialization;
using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.Data.Images;

/// <summary>The dimensions of a sample: of an image, planes first, as in torch and in ML.NET's <c>ExtractPixels</c>; or of a plain
/// vector.</summary>
/// <param name="Channels">Number of planes: 1 for grey, 3 for red, green, blue; 1 for a plain vector.</param>
/// <param name="Height">Rows of pixels; 1 for a plain vector.</param>
/// <param name="Width">Columns of pixels; the length of a plain vector.</param>
internal readonly record struct ImageShape(int Channels, int Height, int Width)
{
    /// <summary>Whether samples are plain vectors: batches are [B, n], and values have no bounds.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsVector { get; init; }

    /// <summary>Values in one sample.</summary>
    public int Size => Channels * Height * Width;

    /// <summary>The shape of plain vectors.</summary>
    /// <param name="length">Values in a vector.</param>
    public static ImageShape Vector(int length) => new(1, 1, length) { IsVector = true };

    /// <summary>The same with another height or width where one is given.</summary>
    public ImageShape Resized(int? height, int? width) => this with { Height = height ?? Height, Width = width ?? Width };

    /// <summary>The shape of a tensor of samples: [B, C, H, W], or [B, n].</summary>
    public long[] Batch(long count) => IsVector ? [count, Width] : [count, Channels, Height, Width];

    /// <summary>The type of a column of samples as floats.</summary>
    public VectorDataViewType FloatType() => IsVector
        ? new VectorDataViewType(NumberDataViewType.Single, Width)
        : new VectorDataViewType(NumberDataViewType.Single, Channels, Height, Width);

    /// <inheritdoc/>
    public override string ToString() => IsVector ? $"{Width}" : $"{Channels}×{Height}×{Width}";
}
