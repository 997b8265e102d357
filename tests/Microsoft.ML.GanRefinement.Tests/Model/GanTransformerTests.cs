using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Tests.Support;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Model;

[Collection(nameof(RunsAlone))]
public class GanTransformerTests
{
    private readonly MLContext _ml = new(1);

    [Fact]
    public void Adds_images_in_range_and_finite_scores()
    {
        using var gan = TinyGan.Train(_ml);
        var view = gan.Transform(TinyGan.Latents(_ml, 100));
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 1, 8, 8), view.Schema["GeneratedImage"].Type);
        Assert.Equal(NumberDataViewType.Single, view.Schema["Score"].Type);
        var rows = TinyGan.Read(_ml, view);
        Assert.Equal(100, rows.Count);
        Assert.All(rows, r => Assert.All(r.GeneratedImage, p => Assert.InRange(p, -1, 1)));
        Assert.All(rows, r => Assert.True(float.IsFinite(r.Score)));
    }

    [Fact]
    public void Makes_the_same_image_of_the_same_latent_in_any_batch()
    {
        using var gan = TinyGan.Train(_ml);
        var all = TinyGan.Read(_ml, gan.Transform(TinyGan.Latents(_ml, 70)));
        using var engine = _ml.Model.CreatePredictionEngine<TinyGan.LatentRow, TinyGan.Generated>(gan, new PredictionEngineOptions { OwnsTransformer = false });
        foreach (var (row, expected) in TinyGan.Rows(70).Zip(all))
        {
            var one = engine.Predict(row);
            Assert.All(one.GeneratedImage.Zip(expected.GeneratedImage), p => Assert.Equal(p.Second, p.First, 1e-5f));
            Assert.Equal(expected.Score, one.Score, 1e-5f);
        }
    }

    [Fact]
    public void Makes_another_image_for_another_class()
    {
        using var gan = TinyGan.Train(_ml, o => o.MaxIterations = 50);
        var row = TinyGan.Rows(1)[0];
        var images = TinyGan.Read(_ml, gan.Transform(_ml.Data.LoadFromEnumerable(
            Enumerable.Range(0, 3).Select(label => new TinyGan.LatentRow { Latent = row.Latent, Label = (uint)label }))));
        Assert.NotEqual(images[0].GeneratedImage, images[1].GeneratedImage);
        Assert.NotEqual(images[1].GeneratedImage, images[2].GeneratedImage);
    }

    [Fact]
    public void Names_a_latent_column_of_another_size()
    {
        using var gan = TinyGan.Train(_ml);
        var short_ = _ml.Data.LoadFromEnumerable([new ShortLatent { Latent = new float[5], Label = 1 }]);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => gan.GetOutputSchema(short_.Schema));
        Assert.Contains("Schema mismatch for latent column 'Latent'", error.Message);
        Assert.Contains("SampleLatents", error.Message);
    }

    [Fact]
    public void Refuses_the_missing_key()
    {
        using var gan = TinyGan.Train(_ml);
        var rows = TinyGan.Rows(3);
        rows[1].Label = 3;
        Assert.Throws<InvalidOperationException>(() => TinyGan.Read(_ml, gan.Transform(_ml.Data.LoadFromEnumerable(rows))));
    }

    [Fact]
    public void Keeps_the_number_of_live_tensors_flat_over_200_predictions()
    {
        using var gan = TinyGan.Train(_ml);
        using var engine = _ml.Model.CreatePredictionEngine<TinyGan.LatentRow, TinyGan.Generated>(gan, new PredictionEngineOptions { OwnsTransformer = false });
        var row = TinyGan.Rows(1)[0];
        engine.Predict(row);
        var before = LiveTensors.Count();
        for (var i = 0; i < 200; i++)
            engine.Predict(row);
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Can_be_disposed_twice_and_then_says_so()
    {
        var gan = TinyGan.Train(_ml);
        var latents = TinyGan.Latents(_ml);
        var view = gan.Transform(latents);
        gan.Dispose();
        gan.Dispose();
        Assert.Throws<ObjectDisposedException>(() => gan.Transform(latents));
        Assert.Throws<ObjectDisposedException>(() => TinyGan.Read(_ml, view));
        Assert.Throws<ObjectDisposedException>(() => gan.LatentSize);
    }

    [Fact]
    public void Outlives_a_dispose_scope_around_training_and_loading()
    {
        GanTransformer trained;
        ITransformer loaded;
        var latents = TinyGan.Latents(_ml);
        using (NewDisposeScope())
        {
            trained = TinyGan.Train(_ml);
            using var file = new MemoryStream();
            _ml.Model.Save(trained, latents.Schema, file);
            file.Position = 0;
            loaded = _ml.Model.Load(file, out _);
        }
        Assert.Equal(TinyGan.Pixels(_ml, trained.Transform(latents)), TinyGan.Pixels(_ml, loaded.Transform(latents)));
        trained.Dispose();
        ((IDisposable)loaded).Dispose();
    }

    [Fact]
    public void Shares_its_networks_with_a_coach_that_outlives_it()
    {
        var gan = TinyGan.Train(_ml);
        using var coach = _ml.Gan().CoachLatent(gan, iterations: 1).Fit(TinyGan.Latents(_ml));
        gan.Dispose();
        Assert.Equal(10, _ml.Data.CreateEnumerable<TinyGan.LatentRow>(coach.Transform(TinyGan.Latents(_ml)), reuseRowObject: false).Count());
    }

    public sealed class ShortLatent
    {
        [VectorType(5)]
        public float[] Latent { get; set; } = [];

        [KeyType(3)]
        public uint Label { get; set; }
    }
}
