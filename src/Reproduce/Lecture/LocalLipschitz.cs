using System.Globalization;
using GanRefinement.Programs;
using GanRefinement.Reproduce.Datasets;
using GanRefinement.Reproduce.Experiments;
using GanRefinement.Reproduce.Running;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace GanRefinement.Reproduce.Lecture;

/// <summary>RobGAN's and Fast-RobGAN's argument: a discriminator trained against perturbations has a smaller Lipschitz constant near the data, so that the
/// generator's gradients stay tame.</summary>
internal static class LocalLipschitz
{
    private const int Side = ExperimentContext.Side;
    private const int Moments = 5;
    private const int Seeds = 3;
    private const int Count = 256;
    private const int Full = SmallTraining.Iterations;
    private const int AttackSteps = 5;
    private const double Bound = 0.02;

    public static Demonstration Create() => new("lipschitz", "The discriminator's slope near data, with and without perturbations", Run);

    private static Outcome Run(Stage stage)
    {
        (string Name, Action<FastRobGanTrainer.Options> Change)[] rows =
            [("perturbed", _ => { }), ("not perturbed", options => options.FreePerturbation = null)];
        var courses = rows.ToDictionary(row => row.Name, row => Enumerable.Range(1, Seeds).Select(seed => Train(stage, row.Change, seed)).ToArray());
        double[] Median(string name) => [.. Enumerable.Range(0, Moments).Select(i => Statistics.MedianOf(courses[name].Select(course => course[i])))];
        var (with, without) = (Median(rows[0].Name), Median(rows[1].Name));
        int At(int moment) => stage.Iterations(Full) * (moment + 1) / Moments;
        var table = string.Concat(Enumerable.Range(0, Moments).Select(i =>
            $"| {At(i)} | {Cell(courses[rows[0].Name], i)} | {Cell(courses[rows[1].Name], i)} |\n"));
        var lower = Enumerable.Range(0, Seeds).Count(seed => courses[rows[0].Name][seed][^1] < courses[rows[1].Name][seed][^1]);
        return new(
            string.Create(CultureInfo.InvariantCulture,
                $"after {At(Moments - 1):N0} iterations max |L(x + δ) − L(x)| ∕ ‖δ‖ near held-out images is {with[^1]:0.00} with Fast-RobGAN's perturbation "
                    + $"and {without[^1]:0.00} without (medians); smaller with it in {lower} of {Seeds} seeds"),
            string.Create(CultureInfo.InvariantCulture,
                $"Fast-RobGAN on Fashion-MNIST at {Side}×{Side}, a DCGAN of 8 channels, batches of 32, rates of 0.0005 that halve every third of the run, "
                    + $"perturbations of {Bound} in [−1,1] or none. L is the discriminator's score of {Count} test images with their classes; δ is searched "
                    + $"within ±{Bound} of every value by {AttackSteps} steps along the sign of the score's gradient, up and down, and the largest ratio on "
                    + $"the way counts; the median over images. Medians over {Seeds} seeds and [least–greatest].\n\n")
            + "| iterations | perturbed | not perturbed |\n| --- | --- | --- |\n" + table + "\n"
            + stage.Chart("Slope near data, medians", Plots.Draw(1, new Plot("max |L(x + δ) − L(x)| ∕ ‖δ‖", "iterations",
            [
                new Line(rows[0].Name, [.. with.Select((value, i) => ((double)At(i), value))]),
                new Line(rows[1].Name, [.. without.Select((value, i) => ((double)At(i), value))]),
            ]))));
    }

    // At each moment of one run, which goes on from its own checkpoint.
    private static double[] Train(Stage stage, Action<FastRobGanTrainer.Options> change, int seed)
    {
        var ml = Stage.Context(seed);
        var folder = Directory.CreateTempSubdirectory("gan-lipschitz-");
        try
        {
            var test = ml.Data.TakeRows(FashionMnist.Test(ml, stage.DataFolder, Side), Count);
            var train = FashionMnist.Train(ml, stage.DataFolder, Side);
            return [.. Enumerable.Range(1, Moments).Select(moment =>
            {
                var options = SmallTraining.ForImages(new FastRobGanTrainer.Options(), stage.Iterations(Full));
                (options.Seed, options.MaxIterations) = (seed, stage.Iterations(Full) * moment / Moments);
                (options.CheckpointDirectory, options.CheckpointInterval) = (folder.FullName, Math.Max(1, stage.Iterations(Full) / Moments));
                options.CheckpointsToKeep = 1;
                change(options);
                using var gan = TrainerFor.Options(ml, options).Fit(train);
                return Slope(gan, [.. test.GetColumn<byte[]>("Image")], [.. test.GetColumn<uint>("Label")]);
            })];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The median over samples of max |L(x + δ) − L(x)| ∕ ‖δ‖, as far as some steps find it.</summary>
    internal static double Slope(Tensor x, Func<Tensor, Tensor> score)
    {
        var still = score(x).detach();
        var largest = zeros_like(still);
        foreach (var way in new[] { 1.0, -1.0 })
        {
            var moved = x;
            for (var step = 0; step < AttackSteps; step++)
            {
                var input = moved.detach().requires_grad_(true);
                var slope = Gradients.Of(score(input).sum(), input).sign();
                var delta = (input.detach() - x).Plus(slope.Times(way * 2 * Bound / AttackSteps)).Clamped(-Bound, Bound);
                moved = x.Plus(delta);
                largest = maximum(largest, (score(moved).detach() - still).abs() / (moved - x).flatten(1).norm(1));
            }
        }
        return largest.median().ReadSingle();
    }

    private static double Slope(GanTransformer gan, byte[][] images, uint[] labels)
    {
        using var scope = TorchScope.Differentiable();
        float[] values = [.. images.SelectMany(image => image.Select(value => (value / 127.5f) - 1))];
        var x = tensor(values, dtype: ScalarType.Float32, device: CPU).view(images.Length, 1, Side, Side);
        // Keys count from 1.
        var classes = tensor([.. labels.Select(label => (long)label - 1)], dtype: ScalarType.Int64, device: CPU);
        return Slope(x, samples => gan.Pair.Discriminate(samples, classes).Logits.flatten());
    }

    private static string Cell(double[][] courses, int moment)
    {
        double[] values = [.. courses.Select(course => course[moment])];
        return string.Create(CultureInfo.InvariantCulture, $"{Statistics.MedianOf(values):0.00} [{values.Min():0.00}–{values.Max():0.00}]");
    }
}
