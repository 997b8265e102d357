namespace Microsoft.ML.GanRefinement.Tests.Interop;

public class ModelWriterTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Streams_lie_beside_the_body_and_shared_ones_at_the_root()
    {
        var zip = SampleFile.Save(_ml, new SampleTransformer(_ml, new SampleWeights([2, 3]), "Y", "X"));

        Assert.Equal(
            ["GanShared_000/factors", "Schema", "TrainingInfo/Version.txt", "TransformerChain/Model.key", "TransformerChain/note"],
            SampleFile.Entries(zip).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_shared_is_written_once()
    {
        SampleWeights weights = new([2, 3]);
        var chain = new SampleTransformer(_ml, weights, "Y", "X").Append(new SampleTransformer(_ml, weights, "Z", "Y"));

        var zip = SampleFile.Save(_ml, chain);

        Assert.Single(SampleFile.Entries(zip), entry => entry.EndsWith("/factors", StringComparison.Ordinal));
        Assert.Equal(2, SampleFile.Entries(zip).Count(entry => entry.EndsWith("/note", StringComparison.Ordinal)));
    }

    [Fact]
    public void Equal_but_separate_things_stay_separate()
    {
        var chain = new SampleTransformer(_ml, new SampleWeights([2, 3]), "Y", "X")
            .Append(new SampleTransformer(_ml, new SampleWeights([2, 3]), "Z", "Y"));

        var zip = SampleFile.Save(_ml, chain);

        Assert.Contains("GanShared_000/factors", SampleFile.Entries(zip));
        Assert.Contains("GanShared_001/factors", SampleFile.Entries(zip));
    }

    [Fact]
    public void Each_file_has_all_that_it_needs()
    {
        SampleTransformer model = new(_ml, new SampleWeights([2, 3]), "Y", "X");

        Assert.Equal(SampleFile.Entries(SampleFile.Save(_ml, model)), SampleFile.Entries(SampleFile.Save(_ml, model)));
    }
}
