using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Trainers.FastRobGan;

/// <summary>Everything that is wrong with data is said before any training, in ML.NET's exception types.</summary>
[Collection(nameof(Trains))]
public class FastRobGanTrainerBadInputTests
{
    private readonly MLContext _ml = new(1);

    private TException Refused<TException>(IDataView data, Action<FastRobGanTrainer.Options>? change = null)
        where TException : Exception
    {
        var trained = false;
        var options = TinyGan.Options(o => (o.ProgressInterval, o.OnProgress) = (1, _ => trained = true));
        change?.Invoke(options);
        var error = Assert.Throws<TException>(() => _ml.Gan().FastRobGan(options).Fit(data));
        Assert.False(trained);
        return error;
    }

    private IDataView Rows(Action<List<ImageRows.Row>> change, int count = 24)
    {
        var rows = ImageRows.Create(count);
        change(rows);
        return _ml.Data.LoadFromEnumerable(rows);
    }

    [Fact]
    public void A_missing_image_column()
    {
        var error = Refused<ArgumentOutOfRangeException>(ImageRows.View(_ml), o => o.ImageColumnName = "Picture");
        Assert.Equal("inputSchema", error.ParamName);
        Assert.Contains("Could not find image column 'Picture': the data have 'Image', 'Label'. Give the column's name as ImageColumnName", error.Message);
    }

    [Fact]
    public void A_missing_label_column()
    {
        var error = Refused<ArgumentOutOfRangeException>(ImageRows.View(_ml), o => o.LabelColumnName = "Class");
        Assert.Equal("inputSchema", error.ParamName);
        Assert.Contains("Could not find label column 'Class'", error.Message);
    }

    [Fact]
    public void An_image_column_of_another_type()
    {
        var error = Refused<ArgumentOutOfRangeException>(ImageRows.View(_ml), o => o.ImageColumnName = "Label");
        Assert.Contains("Schema mismatch for image column 'Label'", error.Message);
        Assert.Contains("name that as ImageColumnName: loaders such as LoadImageFolder make one, Image", error.Message);
        Assert.Contains("ExtractPixels", error.Message);
    }

    [Fact]
    public void A_label_that_is_no_key()
    {
        var data = _ml.Data.LoadFromEnumerable(ImageRows.Create(24).Select(r => new NumberLabel { Image = r.Image, Label = r.Label }));
        var error = Refused<ArgumentOutOfRangeException>(data);
        Assert.Contains("Schema mismatch for label column 'Label'", error.Message);
        Assert.Contains("MapValueToKey", error.Message);
    }

    [Fact]
    public void A_vector_without_the_dimensions_of_an_image()
    {
        var data = _ml.Data.LoadFromEnumerable(ImageRows.Create(24).Select(r => new FlatImage { Image = r.Image, Label = r.Label }));
        Assert.Contains("Schema mismatch for image column 'Image'", Refused<ArgumentOutOfRangeException>(data).Message);
    }

    [Fact]
    public void A_size_that_the_networks_cannot_make()
    {
        var data = _ml.Data.LoadFromEnumerable(ImageRows.Create(24).Select(r => new OddImage { Image = r.Image[..49], Label = r.Label }));
        Assert.Contains("28, 32, 48 or 64", Refused<ArgumentOutOfRangeException>(data).Message);
    }

    [Theory]
    [InlineData(1.01f)]
    [InlineData(-255f)]
    public void A_pixel_outside_the_data_range(float value)
    {
        var error = Refused<InvalidOperationException>(Rows(r => r[20].Image[7] = value));
        Assert.Contains("Image", error.Message);
        Assert.Contains("127.5", error.Message);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_pixel_that_is_no_number(float value) =>
        Assert.Contains("Image", Refused<InvalidOperationException>(Rows(r => r[20].Image[7] = value)).Message);

    [Fact]
    public void A_missing_label()
    {
        var error = Refused<InvalidOperationException>(Rows(r => r[3].Label = 3));
        Assert.Contains("Label", error.Message);
        Assert.Contains("0", error.Message);
    }

    [Fact]
    public void An_empty_data_set() => Assert.Contains("0 instances", Refused<InvalidOperationException>(Rows(r => r.Clear())).Message);

    [Fact]
    public void A_batch_larger_than_the_data()
    {
        var error = Refused<ArgumentOutOfRangeException>(ImageRows.View(_ml, 24), o => o.BatchSize = 25);
        Assert.Equal("BatchSize", error.ParamName);
        Assert.Contains("24", error.Message);
    }

    [Fact]
    public void No_data_at_all() => Assert.Throws<ArgumentNullException>(() => _ml.Gan().FastRobGan(TinyGan.Options()).Fit(null!));

    public sealed class NumberLabel
    {
        [VectorType(1, 8, 8)]
        public float[] Image { get; set; } = [];

        public float Label { get; set; }
    }

    public sealed class FlatImage
    {
        [VectorType(64)]
        public float[] Image { get; set; } = [];

        [KeyType(3)]
        public uint Label { get; set; }
    }

    public sealed class OddImage
    {
        [VectorType(1, 7, 7)]
        public float[] Image { get; set; } = [];

        [KeyType(3)]
        public uint Label { get; set; }
    }
}
