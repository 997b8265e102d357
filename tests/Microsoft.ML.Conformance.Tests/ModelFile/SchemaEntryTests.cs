using System.Text;
using Microsoft.ML.Conformance.Tests.Support;
using Microsoft.ML.Data;
using Xunit;

namespace Microsoft.ML.Conformance.Tests.ModelFile;

public class SchemaEntryTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void ASchemaByteByByte()
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("Score", NumberDataViewType.Single);
        builder.AddColumn("Latent", new VectorDataViewType(NumberDataViewType.Single, 3, 8));
        builder.AddColumn("Label", new KeyDataViewType(typeof(uint), 10));
        byte[] contents = Write(writer =>
        {
            WriteColumn(writer, "Score", "Single", [], 0);
            WriteColumn(writer, "Latent", "VBuffer", Write(vector =>
            {
                vector.Write("Single");
                vector.Write((byte)0);
                vector.Write(2);
                vector.Write(3);
                vector.Write(8);
            }), 0);
            WriteColumn(writer, "Label", "Key2", Write(key =>
            {
                key.Write("UInt32");
                key.Write((byte)0);
                key.Write(10ul);
            }), 0);
        });
        Assert.Equal(Idv([], contents, 3), SaveSchema(builder.ToSchema()));
    }

    [Fact]
    public void AnAnnotationByteByByte()
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.AddPrimitiveValue("IsNormalized", BooleanDataViewType.Instance, true);
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("Score", NumberDataViewType.Single, annotations.ToAnnotations());
        byte[] block = Write(writer =>
        {
            writer.Write((byte)1);
            writer.Write((byte)1);
            writer.Write("IsNormalized");
            writer.Write("Boolean");
            writer.Write((byte)0);
            writer.Write((byte)0);
            writer.Write(256L);
            writer.Write((byte)1);
        });
        byte[] contents = Write(writer => WriteColumn(writer, "Score", "Single", [], 257));
        Assert.Equal(Idv(block, contents, 1), SaveSchema(builder.ToSchema()));
    }

    [Fact]
    public void EverySchemaComesBack()
    {
        var names = new VBuffer<ReadOnlyMemory<char>>(10, [.. Enumerable.Range(0, 10).Select(i => $"class number {i}".AsMemory())]);
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add<VBuffer<ReadOnlyMemory<char>>>("KeyValues", new VectorDataViewType(TextDataViewType.Instance, 10),
            (ref VBuffer<ReadOnlyMemory<char>> value) => names.CopyTo(ref value));
        annotations.Add<VBuffer<float>>("Sparse", new VectorDataViewType(NumberDataViewType.Single, 5),
            (ref VBuffer<float> value) => value = new VBuffer<float>(5, 2, [7, 8], [1, 3]));
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("Hidden", NumberDataViewType.Int32);
        builder.AddColumn("Hidden", new KeyDataViewType(typeof(uint), 10), annotations.ToAnnotations());
        builder.AddColumn("Truth", BooleanDataViewType.Instance);
        builder.AddColumn("Text", TextDataViewType.Instance);
        builder.AddColumn("Texts", new VectorDataViewType(TextDataViewType.Instance));
        builder.AddColumn("Keys", new VectorDataViewType(new KeyDataViewType(typeof(byte), 4), 2));
        builder.AddColumn("Span", TimeSpanDataViewType.Instance);
        DataViewSchema schema = builder.ToSchema();

        DataViewSchema loaded = LoadSchema(schema);
        Assert.Equal(schema.Select(column => (column.Name, column.Type, column.IsHidden)), loaded.Select(column => (column.Name, column.Type, column.IsHidden)));
        VBuffer<ReadOnlyMemory<char>> keyValues = default;
        loaded[1].GetKeyValues(ref keyValues);
        Assert.Equal("class number 7", keyValues.GetItemOrDefault(7).ToString());
        VBuffer<float> sparse = default;
        loaded[1].Annotations.GetValue("Sparse", ref sparse);
        Assert.Equal([0f, 7f, 0f, 8f, 0f], sparse.DenseValues());
    }

    private byte[] SaveSchema(DataViewSchema schema)
    {
        ITransformer any = _ml.Transforms.CopyColumns("A", "Number").Fit(_ml.Data.LoadFromEnumerable(NumberedRow.Make(1)));
        return SavedModel.ReadEntry(SavedModel.Save(_ml, any, schema), "Schema");
    }

    private DataViewSchema LoadSchema(DataViewSchema schema)
    {
        ITransformer any = _ml.Transforms.CopyColumns("A", "Number").Fit(_ml.Data.LoadFromEnumerable(NumberedRow.Make(1)));
        new MLContext().Model.Load(new MemoryStream(SavedModel.Save(_ml, any, schema)), out DataViewSchema loaded);
        return loaded;
    }

    private static byte[] Idv(byte[] blocks, byte[] contents, int columnCount) => Write(writer =>
    {
        writer.Write(0x00425644004C4D43ul);
        writer.Write(0x0001000100010006ul);
        writer.Write(0x0001000100010006ul);
        writer.Write(256L + blocks.Length);
        writer.Write(256L + blocks.Length + contents.Length);
        writer.Write(0L);
        writer.Write(columnCount);
        writer.Write(new byte[256 - 52]);
        writer.Write(blocks);
        writer.Write(contents);
        writer.Write(0x434D4C0044564200ul);
    });

    private static void WriteColumn(BinaryWriter writer, string name, string codec, byte[] parameters, long annotations)
    {
        writer.Write(name);
        writer.Write(codec);
        writer.Write7BitEncodedInt(parameters.Length);
        writer.Write(parameters);
        writer.Write((byte)1);
        writer.Write((byte)1);
        writer.Write(256L);
        writer.Write(annotations);
    }

    private static byte[] Write(Action<BinaryWriter> write)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        write(writer);
        writer.Flush();
        return stream.ToArray();
    }
}
