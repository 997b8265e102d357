using System.Text;
using Microsoft.ML.Conformance.Tests.Support;
using Microsoft.ML.Data;
using Xunit;

namespace Microsoft.ML.Conformance.Tests.Conversions;

public sealed class KeyModelFileTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Texts_lie_in_the_vocabulary_by_string_id()
    {
        IDataView view = View((1, "b"), (2, "a"));
        ITransformer transformer = _ml.Transforms.Conversion.MapValueToKey("Key", "Text").Fit(view);
        byte[] zip = SavedModel.Save(_ml, transformer, view.Schema);

        SavedModel outer = SavedModel.Read(zip, SavedModel.Root);
        Assert.Equal(("TERMTRNF", "TermTransform", 0x00010003u), (outer.ModelSignature, outer.LoaderSignature, outer.VersionWritten));
        using BinaryReader pairs = outer.Body;
        Assert.Equal((1, 0, 1), (pairs.ReadInt32(), pairs.ReadInt32(), pairs.ReadInt32()));
        Assert.Equal(0, pairs.ReadByte());
        Assert.Equal(pairs.BaseStream.Length, pairs.BaseStream.Position);

        SavedModel vocabulary = SavedModel.Read(zip, SavedModel.Root + "/Vocabulary");
        Assert.Equal(
            ("TERM MAN", "TermManager", 0x00010002u), (vocabulary.ModelSignature, vocabulary.LoaderSignature, vocabulary.VersionWritten));
        Assert.Equal(["b", "a"], vocabulary.Strings);
        using BinaryReader terms = vocabulary.Body;
        Assert.Equal((1, 0, 2, 0, 1), (terms.ReadInt32(), terms.ReadByte(), terms.ReadInt32(), terms.ReadInt32(), terms.ReadInt32()));
        Assert.Equal(terms.BaseStream.Length, terms.BaseStream.Position);
        string readable
            = Encoding.UTF8.GetString(SavedModel.ReadEntry(zip, SavedModel.Root + "/Vocabulary/Terms.txt")).TrimStart('\uFEFF').ReplaceLineEndings("\n");
        Assert.Equal("# Number of terms = 2\n0\tb\n1\ta\n", readable);
    }

    [Fact]
    public void Numbers_lie_in_a_codec_block()
    {
        IDataView view = View((7, "b"), (-3, "a"));
        ITransformer transformer = _ml.Transforms.Conversion.MapValueToKey("Key", "Number").Fit(view);

        using BinaryReader terms = SavedModel.Read(SavedModel.Save(_ml, transformer, view.Schema), SavedModel.Root + "/Vocabulary").Body;
        Assert.Equal((1, 1), (terms.ReadInt32(), terms.ReadByte()));
        Assert.Equal(("Int32", 0), (terms.ReadString(), terms.ReadByte()));
        Assert.Equal((2, 7, -3), (terms.ReadInt32(), terms.ReadInt32(), terms.ReadInt32()));
        Assert.Equal(terms.BaseStream.Length, terms.BaseStream.Position);
        Assert.Equal([1u, 2], SavedModel.Reload(_ml, transformer, view.Schema).Transform(view).GetColumn<uint>("Key"));
    }

    [Fact]
    public void A_chain_of_both_directions_gives_the_same_after_loading()
    {
        IDataView view = View((1, "b"), (2, "a"), (3, ""));
        ITransformer transformer = _ml.Transforms.Conversion.MapValueToKey("Key", "Text")
            .Append(_ml.Transforms.Conversion.MapKeyToValue("Back", "Key"))
            .Fit(view);
        IDataView again = SavedModel.Reload(_ml, transformer, view.Schema).Transform(view);

        Assert.Equal(["b", "a", ""], again.GetColumn<string>("Back"));
        SavedModel back = SavedModel.Read(SavedModel.Save(_ml, transformer, view.Schema), "TransformerChain/Transform_001");
        Assert.Equal(("KEY2VALT", "KeyToValueTransform", 0x00010001u), (back.ModelSignature, back.LoaderSignature, back.VersionWritten));
    }

    [Fact]
    public void Keys_have_a_codec_whose_parameters_are_their_numbers_codec_and_count()
    {
        IDataView view = View((5, "b"), (4, "a"), (3, "c"));
        IDataView keys = _ml.Transforms.Conversion.MapValueToKey("Key", "Text").Fit(view).Transform(view);
        ITransformer transformer = _ml.Transforms.Conversion.MapValueToKey("Again", "Key").Fit(keys);

        using BinaryReader terms = SavedModel.Read(SavedModel.Save(_ml, transformer, keys.Schema), SavedModel.Root + "/Vocabulary").Body;
        Assert.Equal((1, 1), (terms.ReadInt32(), terms.ReadByte()));
        Assert.Equal(("Key2", 16), (terms.ReadString(), terms.Read7BitEncodedInt()));
        Assert.Equal(("UInt32", 0, 3ul), (terms.ReadString(), terms.Read7BitEncodedInt(), terms.ReadUInt64()));
        Assert.Equal((3, 1, 2, 3), (terms.ReadInt32(), terms.ReadInt32(), terms.ReadInt32(), terms.ReadInt32()));
        Assert.Equal(terms.BaseStream.Length, terms.BaseStream.Position);
    }

    [Fact]
    public void Keys_of_keys_and_flags_survive_the_file()
    {
        IDataView view = View((5, "b"), (4, "a"), (5, "a"));
        ITransformer transformer = _ml.Transforms.Conversion.MapValueToKey("Key", "Text")
            .Append(_ml.Transforms.Conversion.MapValueToKey("Again", "Key"))
            .Append(_ml.Transforms.Conversion.MapKeyToValue("Back", "Again"))
            .Append(_ml.Transforms.Conversion.MapValueToKey("Flag"))
            .Fit(view);
        IDataView again = SavedModel.Reload(_ml, transformer, view.Schema).Transform(view);

        Assert.Equal(["b", "a", "a"], again.GetColumn<string>("Back"));
        Assert.Equal([1u, 2, 1], again.GetColumn<uint>("Flag"));
    }

    private IDataView View(params (int Number, string Text)[] rows)
        => _ml.Data.LoadFromEnumerable(rows.Select(row => new Row { Number = row.Number, Text = row.Text, Flag = row.Number % 2 == 1 }));

    private sealed class Row
    {
        public int Number { get; set; }

        public string Text { get; set; } = "";

        public bool Flag { get; set; }
    }
}
