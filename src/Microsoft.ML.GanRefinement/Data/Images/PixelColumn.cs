using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Data.Batches;
using Microsoft.ML.GanRefinement.DataViews.Appended;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.GanRefinement.Data.Images;

/// <summary>Images as bytes, in planes, as loaded training images are.</summary>
internal sealed class PixelColumn : IAppendedColumn
{
    private readonly ISampleColumn _source;
    private readonly DataViewSchema.Column _bound;

    /// <exception cref="ArgumentOutOfRangeException">The input column is missing or holds no images.</exception>
    public PixelColumn(DataViewSchema schema, string name, string inputName, IHost host)
    {
        _source = new ImageColumn(inputName, host: host).Resolve(schema);
        _bound = _source.Bind(schema);
        Name = name;
        var shape = _source.Shape!.Value;
        Type = new VectorDataViewType(NumberDataViewType.Byte, shape.Channels, shape.Height, shape.Width);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public DataViewType Type { get; }

    /// <inheritdoc/>
    public DataViewSchema.Column? Input => _bound;

    /// <inheritdoc/>
    public Delegate CreateGetter(DataViewRow input)
    {
        var read = _source.CreateReader(input, _bound);
        var pixels = new float[_source.Size];
        return (ValueGetter<VBuffer<byte>>)((ref VBuffer<byte> value) =>
        {
            read(pixels);
            var editor = VBufferEditor.Create(ref value, pixels.Length);
            for (var i = 0; i < pixels.Length; i++)
                editor.Values[i] = PixelScale.ToByte(pixels[i]);

            value = editor.Commit();
        });
    }
}
