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
            try
            {
                return run(values, interrupts.Token);
            }
            // The library's argument is called as the flag that it came from.
            catch (ArgumentException e) when (settings.FirstOrDefault(setting => setting.Key == e.ParamName && values.Has(setting)) is { } setting
                && e.Message.StartsWith(setting.Key + " ", StringComparison.Ordinal))
            {
                throw new BadInputException(setting.Flag + Methods.Message(e)[setting.Key.Length..], e);
            }
        }));
        return command;
    }
}
