using System.CommandLine;
using System.Text.Json.Nodes;
using GanRefinement.Gan.Runs;
using GanRefinement.Gan.Screen;
using GanRefinement.Gan.Settings;
using GanRefinement.Programs.Screen;

namespace GanRefinement.Gan.Commands;

/// <summary><c>train</c>.</summary>
internal static class TrainCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<string?> resume = new("--resume")
        {
            Description = "Goes on with the run in this folder, with its settings; flags may raise --max-iterations and change what is only shown or kept.",
            HelpName = "RUN",
        };
        Option<bool> dryRun = new("--dry-run") { Description = "Prints the settings and all options of the trainer, and does nothing else." };
        Command command = new("train", "Trains a network: a folder with the model, checkpoints, sample sheets, metrics and a report.") { resume, dryRun };
        SettingSet set = new(TrainSettings.All);
        set.AddTo(command);
        command.SetAction(parsed => Failure.Explain(terminal, () =>
        {
            var folder = parsed.GetValue(resume);
            if (folder is not null && parsed.Tokens.Any(token => token.Value == TrainSettings.Out.Flag))
                throw new BadInputException($"{TrainSettings.Out.Flag}: a run is gone on with in its own folder, '{folder}'. Copy the folder to keep both.");
            var values = set.Read(parsed, folder is null ? null : Before(folder));
            if (folder is not null)
                values.All[TrainSettings.Out.Key] = folder;
            // What is written down is the method's own name.
            if (values.Has(TrainSettings.Method))
                values.All[TrainSettings.Method.Key] = Methods.NameOf(values.Require<string>(TrainSettings.Method));
            TrainRun run = new(terminal, values);
            if (parsed.GetValue(dryRun))
            {
                run.Terminal.Line(run.Settings);
                run.Terminal.Line(run.Options);
                return ExitCode.Success;
            }

            if (folder is null && run.IsTaken)
            {
                throw new BadInputException(
                    $"'{run.Folder.Path}' has a run already: go on with it by --resume {run.Folder.Path}, or name another folder with "
                        + $"{TrainSettings.Out.Flag}.");
            }
            using Interrupts interrupts = new();
            return run.Run(interrupts.Token);
        }));
        return command;
    }

    private static JsonObject Before(string folder)
    {
        RunFolder run = new(folder);
        return run.HasRun ? SettingsText.Read(run.Settings) : throw new BadInputException($"--resume: there is no run in '{folder}'.");
    }
}
