using System.Text.Json;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Tests.Support;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Latents;

[Collection(nameof(Trains))]
public class TruncationTests
{
    [Fact]
    public void Puts_what_is_beyond_back_to_the_bound_and_leaves_the_rest()
    {
        using var pair = SmallPair.CreateNetworks();
        var latents = tensor(new[,] { { 0.5f, -2.5f, 1.5f }, { 3, -0.1f, -1.5f } });
        var moved = GanLatentRefiner.Truncation(1.5).Refine(new RefinementBatch(pair, GanObjective.Hinge(), latents, null));
        Assert.Equal([0.5f, -1.5f, 1.5f, 1.5f, -0.1f, -1.5f], moved.data<float>().ToArray());
        Assert.Equal(3, latents[1, 0].item<float>());
    }

    [Fact]
    public void Goes_before_a_trained_network_alone_or_in_a_sequence_and_comes_back_from_a_file()
    {
        var ml = new MLContext(1);
        using var gan = TinyGan.Train(ml);
        var latents = TinyGan.Latents(ml);
        var refiner = GanLatentRefiner.Sequence(GanLatentRefiner.Coach(1, 0.05), GanLatentRefiner.Truncation(0.5));
        using var refined = ml.Gan().RefineLatent(gan, refiner).Fit(latents);
        using var file = new MemoryStream();
        ml.Model.Save(refined, latents.Schema, file);
        using var loaded = (LatentRefinementTransformer)new MLContext(2).Model.Load(file, out _);
        Assert.Equal(refiner, loaded.Refiner);
        var moved = ml.Data.CreateEnumerable<TinyGan.LatentRow>(loaded.Transform(latents), reuseRowObject: false).SelectMany(row => row.Latent).ToList();
        Assert.InRange(moved.Max(Math.Abs), 0.5f, 0.5f);
    }

    [Fact]
    public void A_threshold_of_zero_is_refused_and_another_comes_back_from_json()
    {
        Assert.Equal("threshold", Assert.Throws<ArgumentOutOfRangeException>(() => GanLatentRefiner.Truncation(0)).ParamName);
        var refiner = GanLatentRefiner.Truncation(0.7);
        Assert.Equal(refiner, JsonSerializer.Deserialize<GanLatentRefiner>(JsonSerializer.Serialize(refiner)));
    }
}
