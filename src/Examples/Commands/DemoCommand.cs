using System.CommandLine;
using GanRefinement.Examples.Demo;
using GanRefinement.Programs;

namespace GanRefinement.Examples.Commands;

/// <summary><c>demo</c>: the main job from files to figures.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        DemoSettings defaults = new();
        var output = Option("--out", "Folder of the results.", defaults.OutputFolder);
        var data = Option("--data", "Folder of Fashion-MNIST's four IDX files, gzipped or not.", defaults.DataFolder);
        var seed = Option("--seed", "Decides every random number.", defaults.Seed);
        var iterations = Option("--iterations", "Training iterations of the GAN.", defaults.Iterations);
        var epochs = Option("--classifier-epochs", "Passes of the classifier over the training set.", defaults.ClassifierEpochs);
        var coachIterations = Option("--coach-iterations", "Coach steps per latent.", defaults.CoachIterations);
        var coachRate = Option("--coach-learning-rate", "Adam's learning rate in the coach.", defaults.CoachLearningRate);
        var samples = Option("--samples", "Generated images that are evaluated.", defaults.Samples);

        Command command = new("demo", "Trains a conditional GAN on Fashion-MNIST, coaches its latents, saves, reloads and evaluates it.")
        {
            output, data, seed, iterations, epochs, coachIterations, coachRate, samples,
        };
        command.SetAction(parsed => Failure.Explain(() => DemoRun.Run(new DemoSettings
        {
            OutputFolder = parsed.GetRequiredValue(output),
            DataFolder = parsed.GetRequiredValue(data),
            Seed = parsed.GetRequiredValue(seed),
            Iterations = parsed.GetRequiredValue(iterations),
            ClassifierEpochs = parsed.GetRequiredValue(epochs),
            CoachIterations = parsed.GetRequiredValue(coachIterations),
            CoachLearningRate = parsed.GetRequiredValue(coachRate),
            Samples = parsed.GetRequiredValue(samples),
        })));
        return command;
    }

    private static Option<T> Option<T>(string name, string description, T byDefault) =>
        new(name) { Description = description, DefaultValueFactory = _ => byDefault };
}
