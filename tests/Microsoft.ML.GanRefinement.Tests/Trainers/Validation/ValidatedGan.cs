
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Trainers.Validation;

/// <summary>A tiny training with a validation on held-out images, in which networks get better for some iterations and then worse: the
/// learning rates are far too high.</summary>
internal static class ValidatedGan
{
    public const int Seed = 3;
    public const int Iterations = 13;

    public static IDataView HeldOut(MLContext ml, int count = 40, int seed = 9) => ml.Data.LoadFromEnumerable(ImageRows.Create(count, seed));

    public static ITransformer Featurizer(MLContext ml, int features = 8, int seed = 0) => ml.Gan().RandomFeatures(features, seed).Fit(HeldOut(ml));

    public static GanValidation Validation(MLContext ml) => new(HeldOut(ml), Featurizer(ml)) { Interval = 2, GeneratedCount = 40 };

    public static FastRobGanTrainer.Options Options(Action<FastRobGanTrainer.Options>? change = null) => TinyGan.Options(o =>
    {
        (o.MaxIterations, o.Seed, o.GeneratorLearningRate, o.DiscriminatorLearningRate, o.ProgressInterval) = (Iterations, Seed, 1, 0.02, 1000);
        change?.Invoke(o);
    });

    /// <summary>Trains with a validation; <paramref name="change"/> may set another, or none.</summary>
    public static GanTransformer Train(Action<FastRobGanTrainer.Options>? change = null, Action<string>? log = null)
    {
        var ml = new MLContext(1);
        if (log is not null)
            ml.Log += (_, e) => log(e.Message);
        return ml.Gan().FastRobGan(Options(o =>
        {
            o.Validation = Validation(ml);
            change?.Invoke(o);
        })).Fit(ImageRows.View(ml));
    }

    /// <summary>All weights and running statistics of a pair, which is disposed.</summary>
    public static byte[] Bytes(GanTransformer gan)
    {
        using (gan)
            return [.. Weights.Bytes(gan.Pair.Networks.Generator), .. Weights.Bytes(gan.Pair.Networks.Discriminator)];
    }

    /// <summary>The pair that a training run without validation has after so many iterations.</summary>
    public static byte[] BytesOf(int iteration, Action<FastRobGanTrainer.Options>? change = null) => Bytes(Train(o =>
    {
        change?.Invoke(o);
        (o.Validation, o.MaxIterations) = (null, iteration);
    }));
}
