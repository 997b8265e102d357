using System.CommandLine;
using GanRefinement.Gan.Screen;
using GanRefinement.Gan.Settings;
using GanRefinement.Programs.Screen;

namespace GanRefinement.Gan.Commands;

/// <summary>A command with settings.</summary>
internal static class CommandBase
{
    /// <summary>Makes one.</summary>
    /// <param name="terminal">Where it speaks.</param>
    /// <param name="name">What users type.</param>
    /// <param name="description">What it does.</param>
    /// <param name="settings">What it can be told.</param>
    /// <param name="run">Runs it; its exit code.</param>
    public static Command Create(
        Terminal terminal, string name, string description, IReadOnlyList<Setting> settings, Func<SettingValues, CancellationToken, int> run)
    {
        Command command = new(name, description);
        SettingSet set = new(settings);
        set.AddTo(command);
        command.SetAction(parsed => Failure.Explain(terminal, () =>
        {
            var values = set.Read(parsed);
            using Interrupts interrupts = new();
            return run(values, interrupts.Token);
        }));
        return command;
    }
}
