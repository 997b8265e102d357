using System.Buffers.Binary;
using System.Text;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Interop;
using Microsoft.ML.GanRefinement.Tests.DataViews.Batched;

namespace Microsoft.ML.GanRefinement.Tests.Interop;

public class ModelReaderTests
{
    private const string Key = "TransformerChain/Model.key";

    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Loads_without_any_registration()
    {
        SampleTransformer saved = new(_ml, new SampleWeights([2, 3]), "Y", "X", "ein Wörtchen");

        var loaded = SampleFile.LoadOnly<SampleTransformer>(SampleFile.Save(_ml, saved));

        Assert.Equal(("Y", "X", "ein Wörtchen"), (loaded.Output, loaded.Input, loaded.Note));
        Assert.Equal(saved.Weights.Factors, loaded.Weights.Factors);
        Assert.Equal(0x00010003u, loaded.LoadedVersion);
    }

    [Fact]
    public void Works_inside_a_chain_of_built_in_transforms()
    {
        var rows = SampleFile.Rows(_ml);
        TransformerChain<ITransformer> chain = new(
            _ml.Transforms.CopyColumns("Copy", "X").Fit(rows),
            new SampleTransformer(_ml, new SampleWeights([2, 3]), "Y", "Copy"),
            _ml.Transforms.CopyColumns("Z", "Y").Fit(new SampleTransformer(_ml, new SampleWeights([2, 3]), "Y", "X").Transform(rows)));

        var loaded = SampleFile.Load(SampleFile.Save(_ml, chain));

        Assert.Equal(Values(chain.Transform(rows)), Values(loaded.Transform(rows)));
        Assert.Equal([10f, 16.5f], Values(loaded.Transform(rows))[5]);
    }

    [Fact]
    public void Works_through_a_PredictionEngine()
    {
        var loaded = SampleFile.Load(SampleFile.Save(_ml, new SampleTransformer(_ml, new SampleWeights([2, 3]), "X", "X")));
        using var engine = _ml.Model.CreatePredictionEngine<NumberRow, NumberRow>(loaded);

        Assert.Equal([8f, 15f], engine.Predict(new NumberRow { X = [4, 5] }).X);
        Assert.Equal([2f, 6f], engine.Predict(new NumberRow { X = [1, 2] }).X);
    }

    [Fact]
    public void Saved_again_it_is_the_same_file()
    {
        var zip = SampleFile.Save(_ml, new SampleTransformer(_ml, new SampleWeights([2, 3]), "Y", "X", "note"));

        var again = SampleFile.Save(_ml, SampleFile.Load(zip));

        Assert.Equal(SampleFile.Entries(zip).Order(), SampleFile.Entries(again).Order());
        Assert.Equal([2f, 3f], SampleFile.LoadOnly<SampleTransformer>(again).Weights.Factors);
    }

    [Fact]
    public void What_was_shared_is_shared_again()
    {
        SampleWeights weights = new([2, 3]);
        ITransformer chain = new SampleTransformer(_ml, weights, "Y", "X")
            .Append(new SampleTransformer(_ml, weights, "Z", "Y")).Append(new SampleTransformer(_ml, new SampleWeights([5, 7]), "Q", "Z"));

        SampleTransformer[] loaded = [.. SampleFile.Parts(SampleFile.Load(SampleFile.Save(_ml, chain))).Cast<SampleTransformer>()];

        Assert.Same(loaded[0].Weights, loaded[1].Weights);
        Assert.NotSame(loaded[0].Weights, loaded[2].Weights);
        Assert.Equal([5f, 7f], loaded[2].Weights.Factors);
    }

    [Fact]
    public void Two_loads_share_nothing()
    {
        var zip = SampleFile.Save(_ml, new SampleTransformer(_ml, new SampleWeights([2, 3]), "Y", "X"));

        Assert.NotSame(SampleFile.LoadOnly<SampleTransformer>(zip).Weights, SampleFile.LoadOnly<SampleTransformer>(zip).Weights);
    }

    [Fact]
    public void A_newer_file_is_refused_with_advice()
    {
        var error = LoadWithVersions(written: 0x00010009, readable: 0x00010008);

        Assert.Contains("too new", error.Message);
        Assert.Contains("Update Microsoft.ML.GanRefinement", error.Message);
        Assert.Contains("0x00010008", error.Message);
    }

    [Fact]
    public void A_newer_file_that_this_version_can_read_is_read()
    {
        var zip = WithVersions(written: 0x00010009, readable: 0x00010003);

        Assert.Equal(0x00010009u, SampleFile.LoadOnly<SampleTransformer>(zip).LoadedVersion);
    }

    [Fact]
    public void A_too_old_file_is_refused_with_advice() => Assert.Contains("too old", LoadWithVersions(written: 0x00010000, readable: 0x00010000).Message);

    [Fact]
    public void A_header_of_something_else_is_refused()
    {
        var zip = SampleFile.Change(Sample(), Key, key =>
        {
            Encoding.ASCII.GetBytes("NOTOURS!", key.AsSpan(0x40));
            return key;
        });

        Assert.Contains("something else", Refused(zip).Message);
    }

    [Fact]
    public void A_hostile_reference_is_refused()
    {
        var zip = SampleFile.Change(Sample(), Key, key => Replace(key, "GanShared_000", "GanShared/../"));

        Assert.Contains("no such reference", Refused(zip).Message);
    }

    [Fact]
    public void One_changed_byte_is_noticed()
    {
        var zip = SampleFile.Change(Sample(), "GanShared_000/factors", content =>
        {
            content[5] ^= 1;
            return content;
        });

        var error = Refused(zip);
        Assert.Contains("GanShared_000/factors", error.Message.Replace('\\', '/'));
        Assert.Contains("damaged", error.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(40)]
    public void A_shortened_stream_is_noticed(int length) =>
        Assert.Contains("damaged", Refused(SampleFile.Change(Sample(), "GanShared_000/factors", content => content[..length])).Message);

    [Fact]
    public void A_truncated_zip_is_refused()
    {
        var zip = Sample();

        Assert.Throws<FormatException>(() => SampleFile.Load(zip[..(zip.Length / 2)]));
    }

    [Fact]
    public void Only_what_MLNET_hands_out_is_a_context() =>
        Assert.Throws<InvalidCastException>(() => new ModelReader("no context", SampleTransformer.Identity));

    private static float[][] Values(IDataView view)
    {
        using var cursor = view.Open("Y");
        var getter = cursor.Getter<VBuffer<float>>("Y");
        List<float[]> values = [];
        VBuffer<float> value = default;
        while (cursor.MoveNext())
        {
            getter(ref value);
            values.Add([.. value.DenseValues()]);
        }

        return [.. values];
    }

    private static byte[] Replace(byte[] key, string from, string to)
    {
        var place = key.AsSpan().IndexOf(Encoding.Unicode.GetBytes(from));
        Encoding.Unicode.GetBytes(to, key.AsSpan(place));
        return key;
    }

    private static FormatException Refused(byte[] zip)
    {
        var error = Assert.ThrowsAny<Exception>(() => SampleFile.Load(zip));
        return Assert.IsType<FormatException>(error.GetBaseException());
    }

    private byte[] Sample() => SampleFile.Save(_ml, new SampleTransformer(_ml, new SampleWeights([2, 3]), "Y", "X"));

    private byte[] WithVersions(uint written, uint readable) => SampleFile.Change(Sample(), Key, key =>
    {
        BinaryPrimitives.WriteUInt32LittleEndian(key.AsSpan(0x48), written);
        BinaryPrimitives.WriteUInt32LittleEndian(key.AsSpan(0x4C), readable);
        return key;
    });

    private FormatException LoadWithVersions(uint written, uint readable) => Refused(WithVersions(written, readable));
}
