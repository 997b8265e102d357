namespace Microsoft.ML.GanRefinement.Fuzz;

/// <summary>The process's folder for temporary files while this lives, so that what is left in it can be counted.</summary>
internal sealed class WatchedTemporaryFolder : IDisposable
{
    private static readonly string[] s_variables = ["TMPDIR", "TMP", "TEMP"];

    private readonly string?[] _before = [.. s_variables.Select(Environment.GetEnvironmentVariable)];
    private readonly string _path = Directory.CreateTempSubdirectory("gan-fuzz-").FullName;

    public WatchedTemporaryFolder()
    {
        foreach (var variable in s_variables)
            Environment.SetEnvironmentVariable(variable, _path);
    }

    /// <summary>Files and folders that are there now.</summary>
    public string[] Content => Directory.GetFileSystemEntries(_path, "*", SearchOption.AllDirectories);

    public void Dispose()
    {
        for (var i = 0; i < s_variables.Length; i++)
            Environment.SetEnvironmentVariable(s_variables[i], _before[i]);

        Directory.Delete(_path, recursive: true);
    }
}
