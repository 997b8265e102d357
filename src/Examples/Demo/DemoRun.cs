using GanRefinement.Examples.Rendering;
using GanRefinement.Examples.Reports;
using GanRefinement.Programs;
using GanRefinement.Programs.Screen;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Examples.Demo;

/// <summary>The main job: train, coach, save, reload, render, evaluate.</summary>
internal static class DemoRun
{
    private const int GridColumns = 10;
    private static readonly int[] s_coachSteps = [0, 2, 5, 10, 20, 50];

    /// <summary>Runs it; 0 is success.</summary>
    public static int Run(DemoSettings settings)
    {
        Directory.CreateDirectory(settings.OutputFolder);
        string OutputFile(string name) => Path.Combine(settings.OutputFolder, name);
        MLContext ml = new(settings.Seed);
        var terminal = Terminal.OfProcess;

        var train = FashionMnist.Train(ml, settings.DataFolder);
        var test = FashionMnist.Test(ml, settings.DataFolder);
        var classifier = ClassifierStage.Run(ml, settings, train, test);
        var training = TrainingStage.Run(ml, settings, train);
        using var gan = training.Gan;

        var latents = ml.Gan().SampleLatents(gan, settings.Samples, seed: settings.Seed);
        var coached =
            ml.Gan().CoachLatent(gan, settings.CoachIterations, settings.CoachLearningRate).Fit(latents).Append(gan);

        var model = OutputFile("model.zip");
        ml.Model.Save(coached, latents.Schema, model);
        var identical = terminal.Work("Reloading in a fresh process", () => ReloadsIdentically(ml, settings, coached, gan, model));

        terminal.Work("Rendering", () => SampleGrid.Of(ml, gan, coached, GridColumns, settings.Seed)).Save(OutputFile("samples.png"));
        terminal.Work("Rendering steps", () => CoachStrip.Of(ml, gan, s_coachSteps, settings.CoachLearningRate, settings.Seed)).Save(OutputFile("coach.png"));

        EvaluationStage evaluation = new(ml, settings, classifier);
        DemoReport report = new()
        {
            Classifier = new(classifier.TestAccuracy),
            Uncoached = FigureSet.Of(terminal.Work("Evaluating uncoached images", () => evaluation.Measure(gan, latents))),
            Coached = FigureSet.Of(terminal.Work("Coaching and evaluating", () => evaluation.Measure(coached, latents))),
            Real = FigureSet.Of(terminal.Work("Evaluating real images", () => evaluation.Measure(ml.Data.TakeRows(train, settings.Samples)))),
            Protocol = evaluation.Protocol!,
            Training = new(settings.Iterations, settings.Seed, training.Elapsed.TotalSeconds),
            Coaching = new(settings.CoachIterations, settings.CoachLearningRate),
            ReloadedIdentically = identical,
        };
        report.Save(OutputFile("metrics.json"));
        ResultTable.Write(report, settings.OutputFolder);
        return identical ? 0 : 1;
    }

    private static bool ReloadsIdentically(MLContext ml, DemoSettings settings, ITransformer pipeline, GanTransformer gan, string model)
    {
        const int Count = 20;
        var here = SavedPipeline.Digest(ml, pipeline, gan, Count, settings.Seed);
        return here == SavedPipeline.DigestInFreshProcess(model, Count, settings.Seed);
    }
}
