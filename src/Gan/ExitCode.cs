namespace GanRefinement.Gan;

/// <summary>What the program tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Success = 0;

    /// <summary>Training diverged, or something else went wrong that no option is at fault for.</summary>
    public const int Failed = 1;

    /// <summary>An option, a settings file or the data are at fault.</summary>
    public const int BadInput = 2;

    /// <summary>A file cannot be read or written, or a download failed.</summary>
    public const int Files = 3;

    /// <summary>Stopped by Ctrl-C or SIGTERM; what there was is saved.</summary>
    public const int Stopped = 130;
}
