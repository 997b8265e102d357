namespace GanRefinement.Gan.Runs;

/// <summary>The files of a run.</summary>
/// <param name="path">The folder.</param>
internal sealed class RunFolder(string path)
{
    /// <summary>The folder.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>What the run was told: a settings file that repeats it.</summary>
    public string Settings => In("config.yaml");

    /// <summary>All options of the trainer as they were, defaults too.</summary>
    public string Options => In("options.json");

    /// <summary>What the library and the program said.</summary>
    public string Log => In("log.txt");

    /// <summary>A line of JSON for each report of the trainer.</summary>
    public string Metrics => In("metrics.jsonl");

    /// <summary>Where the run stands: running, stopped, done or failed, and on what machine.</summary>
    public string State => In("run.json");

    /// <summary>The trained model.</summary>
    public string Model => In("gan.zip");

    /// <summary>The page of the run.</summary>
    public string Report => In("report.html");

    /// <summary>The trainer's checkpoints.</summary>
    public string Checkpoints => In("checkpoints");

    /// <summary>Sheets of samples, a file for each iteration.</summary>
    public string Samples => In("samples");

    /// <summary>What the trained network is looked at by; see <see cref="RunPictures"/>.</summary>
    public string Pictures => In("pictures");

    /// <summary>What people took for real, a line of JSON for each answer.</summary>
    public string Answers => In("answers.jsonl");

    /// <summary>Event files.</summary>
    public string TensorBoard => In("tensorboard");

    /// <summary>Results of evaluations, a JSON file each.</summary>
    public string Evaluations => In("evaluations");

    /// <summary>Whether a run has begun there.</summary>
    public bool HasRun => File.Exists(Settings);

    /// <summary>The iteration of the last checkpoint; 0 if there is none.</summary>
    public int LastCheckpoint => !Directory.Exists(Checkpoints) ? 0 : Directory.GetFiles(Checkpoints, "checkpoint-*.gan")
        .Select(file => System.IO.Path.GetFileNameWithoutExtension(file).Split('-')[^1])
        .Select(number => int.TryParse(number, out var iteration) ? iteration : 0).DefaultIfEmpty().Max();

    /// <summary>Undoes the start of a run that never began, so that the folder can be named again.</summary>
    /// <param name="withAll">Whether nothing was there before.</param>
    public void Withdraw(bool withAll)
    {
        File.Delete(Settings);
        if (!withAll)
            return;
        foreach (var file in new[] { Options, State, Log, Metrics })
            File.Delete(file);
        foreach (var folder in new[] { TensorBoard, Checkpoints, Path })
        {
            if (Directory.Exists(folder) && (folder == TensorBoard || !Directory.EnumerateFileSystemEntries(folder).Any()))
                Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A sheet's file.</summary>
    public string Sheet(int iteration) => System.IO.Path.Combine(Samples, $"{iteration:D7}.png");

    /// <summary>The sheet of the real images beside it, as the discriminator saw them.</summary>
    public string RealSheet(int iteration) => System.IO.Path.Combine(Samples, $"{iteration:D7}-real.png");

    /// <summary>The sheets so far with their iterations, in order.</summary>
    public IReadOnlyList<(int Iteration, string File)> Sheets(bool ofReal = false) => !Directory.Exists(Samples)
        ? []
        :
        [
            .. Directory.GetFiles(Samples, ofReal ? "*-real.png" : "*.png")
                .Select(file => (Name: System.IO.Path.GetFileNameWithoutExtension(file), File: file))
                .Select(sheet => sheet with { Name = ofReal ? sheet.Name.Replace("-real", "", StringComparison.Ordinal) : sheet.Name })
                .Where(sheet => int.TryParse(sheet.Name, out _))
                .Select(sheet => (int.Parse(sheet.Name, System.Globalization.CultureInfo.InvariantCulture), sheet.File))
                .OrderBy(sheet => sheet.Item1),
        ];

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
