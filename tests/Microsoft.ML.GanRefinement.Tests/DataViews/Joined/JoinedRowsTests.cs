using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.DataViews.Indexed;
using Microsoft.ML.GanRefinement.Tests.Data;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.DataViews.Joined;

[Collection(nameof(Trains))]
public sealed class JoinedRowsTests
{
    private static readonly VectorDataViewType s_pixels = new(NumberDataViewType.Byte, 1, 1, 2);

    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Generated_images_become_bytes_to_half_a_step()
    {
        IDataView generated = new IndexedDataView(2, TestColumns.Floats("GeneratedImage", [1, 1, 2], [-1f, 1f], [0.001f, -0.5f]));
        var images = _ml.Gan().AsTrainingImages(generated);

        Assert.Equal(s_pixels, images.Schema["Image"].Type);
        Assert.Equal([[0, 255], [128, 64]], TestColumns.Vectors<byte>(images, "Image"));
    }

    [Fact]
    public void Rows_of_both_follow_each_other_in_the_columns_of_both()
    {
        var joined = _ml.Gan().AppendRows(Real(["a", "b"]), Generated(["a", "b"]));

        Assert.Equal(["Image", "Label"], joined.Schema.Select(column => column.Name));
        Assert.Equal(5, joined.GetRowCount());
        Assert.Equal([[1, 2], [3, 4], [5, 6], [0, 255], [255, 0]], TestColumns.Vectors<byte>(joined, "Image"));
        Assert.Equal([1u, 2u, 1u, 2u, 2u], TestColumns.Values<uint>(joined, "Label"));
        Assert.Equal(["a", "b"], KeyNames.Read(joined.Schema["Label"]));
    }

    [Fact]
    public void Every_row_has_an_id_and_a_position_of_its_own()
    {
        var joined = _ml.Gan().AppendRows(Real(["a", "b"]), Generated(["a", "b"]));
        using var cursor = joined.GetRowCursor(joined.Schema);
        var getter = cursor.GetIdGetter();
        HashSet<DataViewRowId> ids = [];
        List<long> positions = [];
        DataViewRowId id = default;
        Assert.Throws<InvalidOperationException>(() => getter(ref id));
        while (cursor.MoveNext())
        {
            getter(ref id);
            ids.Add(id);
            positions.Add(cursor.Position);
        }

        Assert.Equal(5, ids.Count);
        Assert.Equal([0L, 1, 2, 3, 4], positions);
        Assert.False(cursor.MoveNext());
        Assert.Equal(-1, cursor.Position);
    }

    [Fact]
    public void Only_columns_asked_for_are_read()
    {
        var joined = _ml.Gan().AppendRows(Real(["a", "b"]), Generated(["a", "b"]));
        using var cursor = joined.GetRowCursor([joined.Schema["Label"]]);
        Assert.False(cursor.IsColumnActive(joined.Schema["Image"]));
        Assert.Throws<ArgumentOutOfRangeException>(() => cursor.GetGetter<VBuffer<byte>>(joined.Schema["Image"]));
    }

    [Fact]
    public void Keys_of_another_width_are_joined_in_that_of_the_first()
    {
        var type = new KeyDataViewType(typeof(byte), 2);
        IDataView Bytes(string[] names) => new IndexedDataView(
            2, TestColumns.Bytes("Image", [1, 1, 2], [7, 8], [9, 9]),
            TestColumns.Scalar<byte>("Label", type, 2, 0) with { Annotations = KeyNames.Write(names) });

        var joined = _ml.Gan().AppendRows(Real(["a", "b"]), Bytes(["a", "b"]));
        Assert.Equal(new KeyDataViewType(typeof(uint), 2), joined.Schema["Label"].Type);
        Assert.Equal([1u, 2, 1, 2, 0], TestColumns.Values<uint>(joined, "Label"));
        Assert.Equal(["a", "b"], KeyNames.Read(joined.Schema["Label"]));
        Assert.Throws<InvalidOperationException>(() => TestColumns.Values<byte>(joined, "Label"));

        var reversed = _ml.Gan().AppendRows(Bytes(["a", "b"]), Real(["a", "b"]));
        Assert.Equal(type, reversed.Schema["Label"].Type);
        Assert.Equal([2, 0, 1, 2, 1], TestColumns.Values<byte>(reversed, "Label").Select(key => (int)key));
        Refused(Real(["a", "b"]), Bytes(["b", "a"]), "The keys of column 'Label' stand for other values in the one view than in the other: "
            + "a, b; b, a. Keys are joined");
    }

    [Fact]
    public void What_does_not_fit_is_refused_by_name()
    {
        Refused(Real(["a", "b"]), Generated(["b", "a"]), "The keys of column 'Label' stand for other values in the one view than in the other: a, b; b, a.");
        Refused(Real(["a", "b"]), Generated(["a", "b", "c"]),
            "Column 'Label' is Key<UInt32, 0-1> here and Key<UInt32, 0-2> there. Keys are joined where both views have as many, for the same values");
        Refused(Real(["a", "b"]), new IndexedDataView(1, TestColumns.Scalar("Label", NumberDataViewType.Single, 1f)),
            "Column 'Label' is Key<UInt32, 0-1> here and Single there. Keys are joined");
        Refused(Real(["a", "b"]), new IndexedDataView(1, TestColumns.Scalar("Weight", NumberDataViewType.Double, 1d)),
            "Column 'Weight' is Single here and Double there. Bring both to one type");
        IDataView floats = new IndexedDataView(1, TestColumns.Floats("Image", [1, 1, 2], [0f, 0f]));
        Refused(Real(["a", "b"]), floats, "Column 'Image' is Vector<Byte, 1, 1, 2> here and Vector<Single, 1, 1, 2> there. Bytes come from AsTrainingImages");
        Refused(Real(["a", "b"]), new IndexedDataView(1, TestColumns.Keys("Other", 1, 1)), "The two views have no column of the same name.");
    }

    [Fact]
    public void Trainers_learn_from_real_and_generated_rows_together()
    {
        var floats = ImageRows.View(_ml, 30);
        var real = _ml.Transforms.DropColumns("GeneratedImage").Fit(Renamed(floats)).Transform(_ml.Gan().AsTrainingImages(Renamed(floats)));
        using var gan = _ml.Gan().FastRobGan(TinyGan.Options(o => o.Seed = 3)).Fit(real);

        var generated = _ml.Gan().AsTrainingImages(gan.Transform(_ml.Gan().SampleLatents(gan, 12, seed: 5)));
        var joined = _ml.Gan().AppendRows(real, generated);
        using var classifier = _ml.Gan().FitClassifier(
            new ImageClassifierTrainer.Options { FeatureCount = 4, BaseChannels = 2, Seed = 1 }).Fit(joined);

        Assert.Equal(42, TestColumns.Values<uint>(joined, "Label").Length);
        Assert.Equal(["0", "1", "2"], classifier.ClassNames);
        Assert.Equal(42, classifier.Transform(joined).GetColumn<uint>("PredictedLabel").Count(label => label is >= 1 and <= 3));
    }

    private static IDataView Real(string[] names) => new IndexedDataView(
        3,
        new IndexedColumn("Weight", NumberDataViewType.Single, _ => (ValueGetter<float>)((ref float value) => value = 1)),
        TestColumns.Bytes("Image", [1, 1, 2], [1, 2], [3, 4], [5, 6]),
        Labels(names, 1, 2, 1));

    private IDataView Generated(string[] names) => _ml.Gan().AsTrainingImages(new IndexedDataView(
        2, Labels(names, 2, 2), TestColumns.Floats("GeneratedImage", [1, 1, 2], [-1f, 1f], [1f, -1f])));

    private static IndexedColumn Labels(string[] names, params uint[] rows) =>
        TestColumns.Keys("Label", names.Length, rows) with { Annotations = KeyNames.Write(names) };

    private IDataView Renamed(IDataView view) => _ml.Transforms.CopyColumns("GeneratedImage", "Image").Fit(view).Transform(view);

    private void Refused(IDataView real, IDataView generated, string message)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>("generated", () => _ml.Gan().AppendRows(real, generated));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }
}
