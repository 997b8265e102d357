using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace GanRefinement.Programs;

/// <summary>Generated images in memory, values in [−1,1].</summary>
internal sealed class GeneratedImages
{
    private const string ColumnName = "GeneratedImage";

    private GeneratedImages(IReadOnlyList<float[]> pixels, int height, int width) => (Pixels, Height, Width) = (pixels, height, width);

    public IReadOnlyList<float[]> Pixels { get; }

    public int Height { get; }

    public int Width { get; }

    /// <summary>Reads the view's generated images; this is when they are computed.</summary>
    public static GeneratedImages Read(IDataView view)
    {
        var column = view.Schema[ColumnName];
        var type = (VectorDataViewType)column.Type;
        List<float[]> pixels = [];
        using var cursor = view.GetRowCursor([column]);
        var getter = cursor.GetGetter<VBuffer<float>>(column);
        VBuffer<float> buffer = default;
        while (cursor.MoveNext())
        {
            getter(ref buffer);
            pixels.Add([.. buffer.DenseValues()]);
        }

        return new(pixels, type.Dimensions[1], type.Dimensions[2]);
    }

    /// <summary>SHA-256 of the pixels' bits.</summary>
    public string Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var image in Pixels)
            hash.AppendData(MemoryMarshal.AsBytes<float>(image));

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
