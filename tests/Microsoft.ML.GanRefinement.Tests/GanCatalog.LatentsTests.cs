using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.DataViews.Indexed;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Tests.Data;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;

namespace Microsoft.ML.GanRefinement.Tests;

public sealed class GanCatalogLatentsTests : IDisposable
{
    private readonly MLContext _context = new(seed: 1);
    private readonly GanTransformer _gan;

    public GanCatalogLatentsTests() => _gan = new GanTransformer(_context, SmallPair.Create(), new GanColumns(Latent: "Z", Label: "Kind"));

    [Fact]
    public void Sampled_latents_fit_the_network_and_its_columns()
    {
        var latents = _context.Gan().SampleLatents(_gan, count: 7, seed: 3);

        Assert.Equal(["Z", "Kind"], latents.Schema.Select(column => column.Name));
        Assert.Equal(SmallPair.LatentSize, ((VectorDataViewType)latents.Schema["Z"].Type).Size);
        Assert.Equal(["a", "b", "c"], KeyNames.Read(latents.Schema["Kind"]));
        Assert.Equal([1u, 2u, 3u, 1u, 2u, 3u, 1u], TestColumns.Values<uint>(latents, "Kind"));
        Assert.Equal(7, TestColumns.Vectors<float>(_gan.Transform(latents), "GeneratedImage").Length);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits() => Assert.Equal(Sample(_context, seed: 3), Sample(new MLContext(seed: 2), seed: 3));

    [Fact]
    public void Without_seed_the_contexts_is_taken()
    {
        Assert.Equal(Sample(new MLContext(seed: 2), seed: null), Sample(new MLContext(seed: 2), seed: null));
        Assert.NotEqual(Sample(new MLContext(seed: 2), seed: null), Sample(new MLContext(seed: 3), seed: null));
    }

    [Fact]
    public void Sampling_again_gives_other_latents() => Assert.NotEqual(Sample(_context, seed: null), Sample(_context, seed: null));

    [Fact]
    public void Appended_latents_fit_the_network()
    {
        IDataView data = new IndexedDataView(5, TestColumns.Keys("Kind", 3, 1, 2, 3, 1, 2));

        var output = _context.Gan().AppendLatents(_gan, seed: 1).Append(new Fitted(_gan)).Fit(data).Transform(data);

        Assert.Equal(5, TestColumns.Vectors<float>(output, "GeneratedImage").Select(image => image[0]).Distinct().Count());
    }

    [Fact]
    public void Bad_arguments_are_refused()
    {
        var gan = _context.Gan();

        Assert.Throws<ArgumentNullException>("gan", () => gan.SampleLatents(null!, 1));
        Assert.Throws<ArgumentNullException>("gan", () => gan.AppendLatents(null!));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => gan.SampleLatents(_gan, 0));
        Assert.Throws<ArgumentOutOfRangeException>("truncation", () => gan.SampleLatents(_gan, 1, truncation: -1f));
    }

    [Fact]
    public void A_network_without_classes_is_asked_for_none()
    {
        var networks = SmallPair.Networks with { ClassCount = 0 };
        using var random = new torch.Generator(1);
        TrainedPair pair = new(
            new GanSpecification { Method = "none", Networks = networks, Objective = GanObjective.Hinge(), ClassNames = [] },
            NetworkPairFactory.Create(networks, random, torch.CPU), torch.CPU);
        using GanTransformer gan = new(_context, pair, new GanColumns());

        var error = Assert.Throws<ArgumentException>("classes", () => _context.Gan().SampleLatents(gan, 1, classes: new[] { "a" }));

        Assert.Contains("trained without a label column", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _gan.Dispose();

    private float[][] Sample(MLContext context, int? seed) => TestColumns.Vectors<float>(context.Gan().SampleLatents(_gan, 4, seed), "Z");

    private sealed class Fitted(GanTransformer gan) : IEstimator<GanTransformer>
    {
        public GanTransformer Fit(IDataView input) => gan;

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema;
    }
}
