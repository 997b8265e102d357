
using Microsoft.ML.GanRefinement.DataViews.Indexed;
using Microsoft.ML.GanRefinement.Tests.Data;
using Microsoft.ML.GanRefinement.Tests.Evaluation.Classifier;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation;

public class GanCatalogClassificationAccuracyTests
{
    private readonly MLContext _ml = new(seed: 1);

    private static ImageClassifierTrainer.Options Options => new() { BatchSize = 16, FeatureCount = 8, BaseChannels = 4, Epochs = 6, Seed = 1 };

    [Fact]
    public void What_is_learnt_from_good_images_holds_for_real_ones()
    {
        var found = _ml.Gan().ClassificationAccuracy(ToyImages.Create(_ml, 200, seed: 1), ToyImages.Create(_ml, 100, seed: 2), Options);
        Assert.True(found.Value > 0.95, $"{found}");
        Assert.Equal(Math.Sqrt(found.Value * (1 - found.Value) / 100), found.Spread!.Value, 1e-12);
        Assert.Equal((200, 100, 8, 1), (found.Protocol.GeneratedCount, found.Protocol.ReferenceCount, found.Protocol.FeatureCount, found.Protocol.Seed));
        Assert.Equal("4 channels, 6 epochs of batches of 16, learning rate 0.002", found.Protocol.Settings);
    }

    [Fact]
    public void A_seed_that_was_drawn_is_in_the_protocol_and_gives_the_same_classifier()
    {
        MetricResult Measure(MLContext ml, int? seed)
        {
            var options = Options;
            (options.Seed, options.Epochs, options.LearningRate) = (seed, 1, 1e-4);
            return ml.Gan().ClassificationAccuracy(ToyImages.Create(ml, 40, seed: 1), ToyImages.Create(ml, 100, seed: 2), options);
        }

        var drawn = Measure(new MLContext(seed: 7), null);
        Assert.NotEqual(0, drawn.Protocol.Seed);
        Assert.Equal(drawn.ToJson(), Measure(new MLContext(seed: 8), drawn.Protocol.Seed).ToJson());
        Assert.Equal(drawn.ToJson(), Measure(new MLContext(seed: 7), null).ToJson());
        Assert.NotEqual(drawn.Protocol.Seed, Measure(new MLContext(seed: 8), null).Protocol.Seed);
        Assert.Equal(0, Measure(new MLContext(seed: 7), 0).Protocol.Seed);
    }

    [Fact]
    public void What_is_learnt_from_swapped_classes_is_wrong_of_real_ones()
    {
        ToyImages.Row[] rows = [.. _ml.Data.CreateEnumerable<ToyImages.Row>(ToyImages.Create(_ml, 200, seed: 1), false)];
        // Key 1 of the view is read as 1, and object keys count from zero: the classes are swapped.
        var swapped = _ml.Data.LoadFromEnumerable(rows.Select(row => new ToyImages.Row { Image = row.Image, Label = row.Label % 2 }));
        Assert.True(_ml.Gan().ClassificationAccuracy(swapped, ToyImages.Create(_ml, 100, seed: 2), Options).Value < 0.05);
    }

    [Fact]
    public void Other_classes_are_refused()
    {
        IDataView three = new IndexedDataView(
            9, TestColumns.Floats("Image", [1, 8, 8], [.. Enumerable.Repeat(new float[64], 9)]), TestColumns.Keys("Label", 3, [1, 2, 3, 1, 2, 3, 1, 2, 3]));
        var error = Assert.Throws<InvalidOperationException>(
            () => _ml.Gan().ClassificationAccuracy(ToyImages.Create(_ml, 20, seed: 1), three, Options));
        Assert.Contains("(0, 1) and of real ones (0, 1, 2) differ", error.Message, StringComparison.Ordinal);
    }
}
