using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.Data.Images;

/// <summary>The getter of one cursor's images, which are decoded ahead; whoever has the cursor disposes of it.</summary>
/// <param name="row">The current row's number.</param>
/// <param name="decode">Decodes a row's image.</param>
/// <param name="count">Number of rows.</param>
internal sealed class DecodedImages(Func<int> row, Func<int, byte[]> decode, int count) : IDisposable
{
    private readonly DecodeAhead<byte[]> _images = new(decode, count);

    /// <summary>The current row's image, as a <see cref="ValueGetter{TValue}"/>.</summary>
    public void Get(ref VBuffer<byte> destination)
    {
        var image = _images.Get(row());
        var editor = VBufferEditor.Create(ref destination, image.Length);
        image.CopyTo(editor.Values);
        destination = editor.Commit();
    }

    /// <inheritdoc/>
    public void Dispose() => _images.Dispose();
}
