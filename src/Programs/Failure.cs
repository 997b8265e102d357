namespace GanRefinement.Programs;

/// <summary>Errors that a user can do something about, as one line instead of a stack trace.</summary>
internal static class Failure
{
    private const int ExitCode = 2;

    /// <summary>Runs a command; its exit code, or 2 when a file or an option is at fault.</summary>
    public static int Explain(Func<int> command)
    {
        try
        {
            return command();
        }
        catch (Exception e) when (e is IOException or FormatException or ArgumentException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCode;
        }
    }
}
