using System.Globalization;
using GanRefinement.Programs;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement;
using static TorchSharp.torch;

namespace GanRefinement.Reproduce.Lecture;

/// <summary>A discriminator with max-pooling against a strided one: which shifts of an image each ignores.</summary>
internal static class PoolingShifts
{
    private const int Side = 16;
    private const int Most = 4;
    private const int Count = 500;

    public static Demonstration Create() => new("pooling", "Shifts that max-pooling ignores", Run);

    private static Outcome Run(Stage stage)
    {
        var ml = Stage.Context();
        var data = FashionMnist.Train(ml, stage.DataFolder, Side);
        float[][] images = [.. data.GetColumn<byte[]>("Image").Take(Count).Select(image => image.Select(value => (value / 127.5f) - 1).ToArray())];
        var pooled = Train(stage, data, images, pools: true);
        var strided = Train(stage, data, images, pools: false);
        var rows = string.Concat(Enumerable.Range(1, Most).Select(shift => string.Create(CultureInfo.InvariantCulture,
            $"| {shift} | {pooled.Trained[shift]:0.000} | {strided.Trained[shift]:0.000} | {pooled.Untrained[shift]:0.000} | "
                + $"{strided.Untrained[shift]:0.000} |\n")));
        Line Of(string name, double[] values) => new(name, [.. values.Select((value, i) => ((double)i, value))]);
        return new(
            string.Create(CultureInfo.InvariantCulture,
                $"a shift by one pixel changes the trained score by {pooled.Trained[1]:0.00} of its deviation over images with max-pooling and "
                    + $"{strided.Trained[1]:0.00} with strides, by two {pooled.Trained[2]:0.00} and {strided.Trained[2]:0.00}"),
            string.Create(CultureInfo.InvariantCulture,
                $"Two convolutions of 3×3, 12 and 24 channels, each followed by a halving, on Fashion-MNIST at {Side}×{Side}; a small generator; "
                    + $"{stage.Iterations(600)} iterations. {Count} real images are shifted along both axes, background moving in; the figure is the mean "
                    + $"change of D's score over the deviation of its scores on these images.\n\n")
            + "| pixels | max-pooling | strides | max-pooling, untrained | strides, untrained |\n| --- | --- | --- | --- | --- |\n" + rows + "\n"
            + stage.Chart("Change of the score", Plots.Draw(1, new Plot("change ∕ deviation", "pixels",
            [
                Of("max-pooling", pooled.Trained), Of("strides", strided.Trained),
                Of("max-pooling, untrained", pooled.Untrained), Of("strides, untrained", strided.Untrained),
            ]))));
    }

    private static (double[] Untrained, double[] Trained) Train(Stage stage, IDataView data, float[][] images, bool pools)
    {
        Watched<SmallPainter, PooledDiscriminator> pair = new("pooling", () => new(32), () => new(Side, pools));
        StandardGanTrainer.Options options = new() { LatentSize = 32, BatchSize = 32, GeneratorLearningRate = 5e-4, DiscriminatorLearningRate = 5e-4 };
        List<double[]> courses = [];
        var iterations = stage.Iterations(600);
        // After the first step it is as good as untrained.
        pair.Train(options, data, iterations, 1, progress =>
        {
            if (progress.Iteration == 1 || progress.Iteration == iterations)
                courses.Add(Changes(pair.Discriminator, images));
        }, WeightInitialization.FanIn);
        return (courses[0], courses[^1]);
    }

    private static double[] Changes(PooledDiscriminator discriminator, float[][] images)
    {
        float[] Scores(int right, int down)
        {
            float[] values = [.. images.SelectMany(image => Shift(image, right, down))];
            using var x = tensor(values, dtype: ScalarType.Float32, device: CPU).view(Count, 1, Side, Side);
            return discriminator.Scores(x);
        }

        var still = Scores(0, 0);
        var deviation = Math.Sqrt(still.Average(score => Math.Pow(score - still.Average(), 2)));
        double Change(int right, int down) => Scores(right, down).Zip(still, (a, b) => Math.Abs(a - b)).Average() / deviation;
        return [.. Enumerable.Range(0, Most + 1).Select(shift => shift == 0 ? 0
            : new[] { (shift, 0), (-shift, 0), (0, shift), (0, -shift) }.Average(way => Change(way.Item1, way.Item2)))];
    }

    private static IEnumerable<float> Shift(float[] image, int right, int down) =>
        from row in Enumerable.Range(0, Side)
        from column in Enumerable.Range(0, Side)
        let y = row - down
        let x = column - right
        select x is >= 0 and < Side && y is >= 0 and < Side ? image[(y * Side) + x] : -1;
}
