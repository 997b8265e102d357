using System.CommandLine;
using GanRefinement.Examples.Demo;
using GanRefinement.Programs;

namespace GanRefinement.Examples.Commands;

/// <summary><c>reload</c>: what an app does with the saved pipeline. The demo runs it in a process of its own.</summary>
internal static class ReloadCommand
{
    public const string Name = "reload";
    public const string ModelOption = "--model";
    public const string CountOption = "--count";
    public const string SeedOption = "--seed";

    public static Command Create()
    {
        Option<string> model = new(ModelOption) { Description = "The saved pipeline.", Required = true };
        Option<int> count = new(CountOption) { Description = "How many images to generate.", DefaultValueFactory = _ => 20 };
        Option<int> seed = new(SeedOption) { Description = "Seed of their latents.", DefaultValueFactory = _ => 1 };
        Command command = new(Name, "Loads a saved pipeline, generates images and prints the SHA-256 of their pixels.")
        {
            model, count, seed,
        };
        command.SetAction(parsed => Failure.Explain(() =>
        {
            var path = parsed.GetRequiredValue(model);
            Console.WriteLine(SavedPipeline.Digest(path, parsed.GetRequiredValue(count), parsed.GetRequiredValue(seed)));
            return 0;
        }));
        return command;
    }
}
