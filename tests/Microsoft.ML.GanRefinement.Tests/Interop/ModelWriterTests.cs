namespace Microsoft.ML.GanRefinement.Tests.Interop;

public class ModelWriterTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void StreamsLieBesideTheBodyAndSharedOnesAtTheRoot()
    {
        var zip = SampleFile.Save(_ml, new SampleTransformer(_ml, new SampleWeights([2, 3]), "Y", "X"));

        Assert.Equal(
            ["GanShared_000/factors", "Schema", "TrainingInfo/Version.txt", "TransformerChain/Model.key", "TransformerChain/note"],
            SampleFile.Entries(zip).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void WhatIsSharedIsWrittenOnce()
    {
        SampleWeights weights = new([2, 3]);
        var chain = new SampleTransformer(_ml, weights, "Y", "X").Append(new SampleTransformer(_ml, weights, "Z", "Y"));

        var zip = SampleFile.Save(_ml, chain);

        Assert.Single(SampleFile.Entries(zip), entry => entry.EndsWith("/factors", StringComparison.Ordinal));
        Assert.Equal(2, SampleFile.Entries(zip).Count(entry => entry.EndsWith("/note", StringComparison.Ordinal)));
    }

    [Fact]
    public void EqualButSeparateThingsStaySeparate()
    {
        var chain = new SampleTransformer(_ml, new SampleWeights([2, 3]), "Y", "X")
            .Append(new SampleTransformer(_ml, new SampleWeights([2, 3]), "Z", "Y"));

        var zip = SampleFile.Save(_ml, chain);

        Assert.Contains("GanShared_000/factors", SampleFile.Entries(zip));
        Assert.Contains("GanShared_001/factors", SampleFile.Entries(zip));
    }

    [Fact]
    public void EachFileHasAllThatItNeeds()
    {
        SampleTransformer model = new(_ml, new SampleWeights([2, 3]), "Y", "X");

        Assert.Equal(SampleFile.Entries(SampleFile.Save(_ml, model)), SampleFile.Entries(SampleFile.Save(_ml, model)));
    }
}
