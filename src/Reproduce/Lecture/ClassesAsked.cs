using System.Globalization;
using GanRefinement.Programs.Rendering;
using GanRefinement.Reproduce.Datasets;
using GanRefinement.Reproduce.Experiments;
using GanRefinement.Reproduce.Verdicts;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Lecture;

/// <summary>A conditional GAN by label concatenation, beside an auxiliary classifier: does it make the class that it is asked for?</summary>
internal static class ClassesAsked
{
    private const int Full = 5_000;
    private const int Count = 2_000;
    private const int Shown = 10;
    private static readonly ClassConditioning[] s_ways = [ClassConditioning.LabelConcatenation, ClassConditioning.AuxiliaryClassifier];

    public static Demonstration Create() => new("conditional", "Classes on demand", Run);

    private static Outcome Run(Stage stage)
    {
        FashionDataset dataset = new(stage.Images);
        dataset.Prepare();
        List<string> table = [];
        List<double> agreements = [];
        List<string> pictures = [];
        foreach (var way in s_ways)
        {
            var ml = Stage.Context();
            StandardGanTrainer.Options options = new() { LabelColumnName = "Label", MaxIterations = stage.Iterations(Full), Seed = Stage.Seed };
            SmallTraining.ForImages(options, options.MaxIterations).Networks = SmallTraining.Networks(new() { Conditioning = way });
            using var gan = ml.Gan().Standard(options).Fit(dataset.Train);
            var values = dataset.Measure(ml, gan, ml.Gan().SampleLatents(gan, Count, seed: 5), everything: true).Values;
            agreements.Add(values[Metric.Agreement.Key]);
            table.Add(string.Create(CultureInfo.InvariantCulture, $"| `{way}` | {agreements[^1]:P0} | {values[Metric.Frechet.Key]:0.0} |\n"));
            var rows = Enumerable.Range(0, gan.ClassNames.Count).Select(label => new ImageRow(
                gan.ClassNames[label],
                [
                    .. gan.Transform(ml.Gan().SampleLatents(gan, Shown, seed: 6, classes: [gan.ClassNames[label]])).GetColumn<float[]>("GeneratedImage"),
                ]));
            pictures.Add(stage.Picture($"{way}: a row for each class", new ImageTable([.. rows], ExperimentContext.Side).Save, $"-{way}".ToLowerInvariant()));
        }

        return new(
            string.Create(CultureInfo.InvariantCulture,
                $"a classifier finds the class that was asked for in {agreements[0]:P0} of the samples with label concatenation, {agreements[1]:P0} with an "
                    + $"auxiliary classifier"),
            string.Create(CultureInfo.InvariantCulture,
                $"`LabelColumnName = \"Label\"` and `GanNetworkOptions.Conditioning`: the class as further channels of what the discriminator sees (Mirza & "
                    + $"Osindero 2014), or a class head of the discriminator (AC-GAN). DCGANs of 8 channels, Fashion-MNIST at {ExperimentContext.Side}×"
                    + $"{ExperimentContext.Side}, batches of 32, {stage.Iterations(Full):N0} iterations, one seed; {Count:N0} samples, judged by the "
                    + $"classifier of the other pages.\n\n")
            + "|  | label agreement ↑ | Fréchet distance ↓ |\n| --- | --- | --- |\n" + string.Concat(table) + "\n" + string.Join("\n", pictures));
    }
}
