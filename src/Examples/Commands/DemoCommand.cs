using System.CommandLine;
using GanRefinement.Examples.Demo;

namespace GanRefinement.Examples.Commands;

/// <summary><c>demo</c>: the main job from files to figures.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        DemoSettings defaults = new();
        Option<string> output = new("--out") { Description = "Folder of the results.", DefaultValueFactory = _ => defaults.OutputFolder };
        Option<string> data = new("--data") { Description = "Folder of Fashion-MNIST's four IDX files, gzipped or not.", DefaultValueFactory = _ => defaults.DataFolder };
        Option<int> seed = new("--seed") { Description = "Decides every random number.", DefaultValueFactory = _ => defaults.Seed };
        Option<int> iterations = new("--iterations") { Description = "Training iterations of the GAN.", DefaultValueFactory = _ => defaults.Iterations };
        Option<int> epochs = new("--classifier-epochs") { Description = "Passes of the classifier over the training set.", DefaultValueFactory = _ => defaults.ClassifierEpochs };
        Option<int> coachIterations = new("--coach-iterations") { Description = "Coach steps per latent.", DefaultValueFactory = _ => defaults.CoachIterations };
        Option<float> coachRate = new("--coach-learning-rate") { Description = "Adam's learning rate in the coach.", DefaultValueFactory = _ => defaults.CoachLearningRate };
        Option<int> samples = new("--samples") { Description = "Generated images that are evaluated.", DefaultValueFactory = _ => defaults.Samples };

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
}
