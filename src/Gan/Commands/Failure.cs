using GanRefinement.Gan.Settings;
using GanRefinement.Programs.Screen;

namespace GanRefinement.Gan.Commands;

/// <summary>Errors that a user can do something about, as one line instead of a stack trace.</summary>
internal static class Failure
{
    /// <summary>Runs a command; its exit code, or that of what went wrong.</summary>
    public static int Explain(Terminal terminal, Func<int> command)
    {
        try
        {
            return command();
        }
        catch (OperationCanceledException)
        {
            terminal.Error("Stopped.");
            return ExitCode.Stopped;
        }
        catch (BadInputException e)
        {
            terminal.Error(ProgramWords.Of(e.Message));
            return ExitCode.BadInput;
        }
        catch (ArgumentException e)
        {
            terminal.Error(ProgramWords.Of(Methods.Explain(e)));
            return ExitCode.BadInput;
        }
        catch (FormatException e)
        {
            terminal.Error(ProgramWords.Of(e.Message));
            return ExitCode.BadInput;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            terminal.Error(ProgramWords.Of(e.Message));
            return ExitCode.Files;
        }
        catch (Exception e) when (e is InvalidOperationException or NotSupportedException or DllNotFoundException)
        {
            terminal.Error(ProgramWords.Of(e.Message));
            return ExitCode.Failed;
        }
        catch (Exception e)
        {
            // A defect, which its reader may want to report: with where it happened, and still with an exit code that is ours.
            terminal.Error($"Something went wrong that should not have: {e}");
            return ExitCode.Failed;
        }
    }
}
