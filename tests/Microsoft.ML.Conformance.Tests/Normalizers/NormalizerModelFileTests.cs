using System.Text;
using Microsoft.ML.Conformance.Tests.Support;
using Microsoft.ML.Data;
using Xunit;

namespace Microsoft.ML.Conformance.Tests.Normalizers;

public sealed class NormalizerModelFileTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void The_type_and_the_function_lie_side_by_side()
    {
        IDataView view = View([-4f, 10], [2f, 0]);
        ITransformer transformer = _ml.Transforms.NormalizeMinMax("Out", "Vector").Fit(view);
        byte[] zip = SavedModel.Save(_ml, transformer, view.Schema);

        SavedModel outer = SavedModel.Read(zip, SavedModel.Root);
        Assert.Equal(
            ("NORMALZR", "Normalizer", 0x00010002u, 0x00010001u), (
                outer.ModelSignature, outer.LoaderSignature, outer.VersionWritten, outer.VersionReadable));
        using BinaryReader columns = outer.Body;
        Assert.Equal((1, 0, 1), (columns.ReadInt32(), columns.ReadInt32(), columns.ReadInt32()));
        Assert.Equal((1, 9, 1, 2), (columns.ReadByte(), columns.ReadByte(), columns.ReadInt32(), columns.ReadInt32()));
        Assert.Equal(columns.BaseStream.Length, columns.BaseStream.Position);

        SavedModel inner = SavedModel.Read(zip, SavedModel.Root + "/Normalizer_000");
        Assert.Equal(("AFF NORM", "AffineNormExec", 0x00010003u), (inner.ModelSignature, inner.LoaderSignature, inner.VersionWritten));
        using BinaryReader function = inner.Body;
        Assert.Equal((4, 2, -1), (function.ReadInt32(), function.ReadInt32(), function.ReadInt32()));
        Assert.Equal((2, 0.25f, 0.1f, 0), (function.ReadInt32(), function.ReadSingle(), function.ReadSingle(), function.ReadInt32()));
        Assert.Equal(function.BaseStream.Length, function.BaseStream.Position);
        string readable = Encoding.UTF8.GetString(SavedModel.ReadEntry(zip, SavedModel.Root + "/Normalizer_000/AffineNormalizer.txt"));
        Assert.Equal("NumNormalizationFeatures=2\n0\t0\t0.25\n1\t0\t0.1\n\n", readable.TrimStart('\uFEFF').ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Scalars_always_write_their_offset()
    {
        IDataView view = View([0f, 0], [0f, 0]);
        ITransformer transformer = _ml.Transforms.NormalizeMinMax("Out", "Scalar").Fit(view);
        byte[] zip = SavedModel.Save(_ml, transformer, view.Schema);

        using BinaryReader columns = SavedModel.Read(zip, SavedModel.Root).Body;
        columns.ReadBytes(12);
        Assert.Equal<byte>([0, 10], columns.ReadBytes(2));
        using BinaryReader function = SavedModel.Read(zip, SavedModel.Root + "/Normalizer_000").Body;
        Assert.Equal((8, 1, -1), (function.ReadInt32(), function.ReadInt32(), function.ReadInt32()));
        Assert.Equal((1, 0.5, 1, 0.0), (function.ReadInt32(), function.ReadDouble(), function.ReadInt32(), function.ReadDouble()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Loading_gives_the_same_values(bool fixZero)
    {
        IDataView view = View([-4f, 10], [2f, 3], [0.5f, 7]);
        ITransformer transformer = _ml.Transforms.NormalizeMinMax("Out", "Vector", fixZero: fixZero)
            .Append(_ml.Transforms.NormalizeMinMax("Scalar", fixZero: fixZero))
            .Fit(view);
        IDataView expected = transformer.Transform(view);
        IDataView actual = SavedModel.Reload(_ml, transformer, view.Schema).Transform(view);

        Assert.Equal(expected.GetColumn<float[]>("Out"), actual.GetColumn<float[]>("Out"));
        Assert.Equal(expected.GetColumn<double>("Scalar"), actual.GetColumn<double>("Scalar"));
    }

    private IDataView View(params float[][] vectors)
        => _ml.Data.LoadFromEnumerable(vectors.Select((vector, i) => new Row { Vector = vector, Scalar = 2 * i }));

    private sealed class Row
    {
        [VectorType(2)]
        public float[] Vector { get; set; } = [];

        public double Scalar { get; set; }
    }
}
