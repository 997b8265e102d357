using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Trainers.FastRobGan;

[Collection(nameof(Trains))]
public class FastRobGanTrainerTests
{
    [Fact]
    public void Gives_a_transformer_that_knows_what_it_was_trained_on()
    {
        var ml = new MLContext(1);
        using var gan = TinyGan.Train(ml);
        Assert.Equal(TinyGan.LatentSize, gan.LatentSize);
        Assert.Equal(3, gan.ClassCount);
        Assert.Equal(3, gan.ClassNames.Count);
        Assert.Equal("FastRobGan", gan.Pair.Specification.Method);
        Assert.Equal(4, (int)gan.Pair.Specification.Options!["MaxIterations"]!);
    }

    [Fact]
    public void Gives_the_same_bits_for_the_same_context_seed_and_others_for_another()
    {
        byte[] Train(int seed)
        {
            using var gan = TinyGan.Train(new MLContext(seed));
            return [.. Weights.Bytes(gan.Pair.Networks.Generator), .. Weights.Bytes(gan.Pair.Networks.Discriminator)];
        }
        var first = Train(1);
        Assert.Equal(first, Train(1));
        Assert.NotEqual(first, Train(2));
    }

    [Fact]
    public void Takes_the_seed_of_its_options_over_the_contexts()
    {
        using var first = TinyGan.Train(new MLContext(1), o => o.Seed = 9);
        using var second = TinyGan.Train(new MLContext(2), o => o.Seed = 9);
        Assert.Equal(Weights.Bytes(first.Pair.Networks.Generator), Weights.Bytes(second.Pair.Networks.Generator));
    }

    [Fact]
    public void Differs_without_a_seed()
    {
        using var first = TinyGan.Train(new MLContext());
        using var second = TinyGan.Train(new MLContext());
        Assert.NotEqual(Weights.Bytes(first.Pair.Networks.Generator), Weights.Bytes(second.Pair.Networks.Generator));
    }

    [Theory]
    [InlineData(0, 0.02)]
    [InlineData(0.02, 0)]
    public void Is_plain_training_bit_for_bit_without_a_bound_or_a_step(double bound, double step)
    {
        using var plain = TinyGan.Train(new MLContext(1), o => o.FreePerturbation = null);
        using var switched = TinyGan.Train(new MLContext(1), o => o.FreePerturbation = new GanFreePerturbation { Bound = bound, StepSize = step });
        using var perturbed = TinyGan.Train(new MLContext(1));
        Assert.Equal(Weights.Bytes(plain.Pair.Networks.Discriminator), Weights.Bytes(switched.Pair.Networks.Discriminator));
        Assert.NotEqual(Weights.Bytes(plain.Pair.Networks.Discriminator), Weights.Bytes(perturbed.Pair.Networks.Discriminator));
    }

    [Fact]
    public void Reports_progress_in_the_interval_asked_for_and_at_the_end()
    {
        var reports = new List<GanTrainingProgress>();
        var log = new List<string>();
        var ml = new MLContext(1);
        ml.Log += (_, e) => log.Add(e.Message);
        TinyGan.Train(ml, o => (o.MaxIterations, o.ProgressInterval, o.OnProgress) = (7, 3, reports.Add)).Dispose();
        Assert.Equal([3, 6, 7], reports.Select(r => r.Iteration));
        Assert.All(reports, r => Assert.True(r is { MaxIterations: 7, ImagesPerSecond: > 0 } && float.IsFinite(r.DiscriminatorLoss)
            && r.Elapsed > TimeSpan.Zero));
        Assert.Equal(TimeSpan.Zero, reports[^1].Remaining);
        Assert.Equal(1, reports[^1].Epoch);
        Assert.Contains(log, m => m.Contains("iteration 7/7"));
    }

    [Fact]
    public void Does_not_look_at_its_options_again()
    {
        var options = TinyGan.Options();
        var ml = new MLContext(1);
        var trainer = ml.Gan().FastRobGan(options);
        options.BatchSize = -1;
        options.ImageColumnName = "gone";
        trainer.Fit(ImageRows.View(ml)).Dispose();
    }

    [Fact]
    public void Stops_when_cancelled()
    {
        var ml = new MLContext(1);
        using var source = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => TinyGan.Train(ml, o =>
            (o.MaxIterations, o.ProgressInterval, o.CancellationToken, o.OnProgress) = (10_000, 1, source.Token, _ => source.Cancel())));
    }

    [Fact]
    public void Promises_the_columns_that_its_transformer_delivers()
    {
        var ml = new MLContext(1);
        var both = ml.Data.LoadFromEnumerable(ImageRows.Create(40)
            .Zip(TinyGan.Rows(40), (i, l) => new Both { Image = i.Image, Label = i.Label, Latent = l.Latent }));
        var trainer = ml.Gan().FastRobGan(TinyGan.Options());
        var chain = trainer.Append(ml.Transforms.CopyColumns("Copy", "GeneratedImage"));
        using var model = chain.Fit(both);
        var schema = model.Transform(both).Schema;
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 1, 8, 8), schema["Copy"].Type);
        Assert.Equal(NumberDataViewType.Single, schema["Score"].Type);
        Assert.Equal(40, TinyGan.Read(ml, model.Transform(both)).Count);
    }

    public sealed class Both
    {
        [VectorType(1, 8, 8)]
        public float[] Image { get; set; } = [];

        [KeyType(3)]
        public uint Label { get; set; }

        [VectorType(TinyGan.LatentSize)]
        public float[] Latent { get; set; } = [];
    }
}
