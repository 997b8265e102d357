using System.Text.Json;

namespace GanRefinement.Reproduce.Running;

/// <summary>The state file: a line of JSON for each measurement, appended at once, so that a killed program loses none.
/// Thread-safe.</summary>
internal sealed class Ledger
{
    private static readonly JsonSerializerOptions s_json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private readonly Lock _lock = new();
    private readonly string _path;
    private readonly List<Measurement> _lines = [];

    /// <param name="path">The state file.</param>
    /// <param name="published">What the page's own file has: a clone, which has no state, goes on from there. It is kept, for the page may be written anew
    /// with fewer seeds.</param>
    public Ledger(string path, params IReadOnlyList<Measurement> published)
    {
        _path = path;
        if (File.Exists(path))
            _lines.AddRange(Read(path));

        var known = _lines.Select(Place).ToHashSet();
        Add([.. published.Where(line => !known.Contains(Place(line)))]);
    }

    private static IEnumerable<Measurement> Read(string path)
    {
        var text = File.ReadAllText(path);
        // A program killed while it wrote leaves half a line, which is cut off so that the next one starts afresh.
        var end = text.LastIndexOf('\n') + 1;
        if (end < text.Length)
            File.WriteAllText(path, text[..end]);

        var lines = text[..end].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Select(line => JsonSerializer.Deserialize<Measurement>(line, s_json)
            ?? throw new FormatException($"'{path}' has a line that is no measurement. Remove the file to start anew."));
    }

    private static (string, string, int, int, string, string?) Place(Measurement line) =>
        (line.Experiment, line.Row, line.Seed, line.Iteration, line.Settings, line.Note);

    /// <summary>All measurements of a run.</summary>
    public IReadOnlyList<Measurement> Of(Run run)
    {
        lock (_lock)
        {
            return
            [
                .. _lines.Where(line => line.Settings == run.Settings && line.Seed == run.Seed && line.Experiment == run.Experiment.Name && IsOf(run, line)),
            ];
        }
    }

    /// <summary>What real samples of a data set have; null where they have not been measured.</summary>
    public Measurement? Real(string experiment, string settings)
    {
        lock (_lock)
            return _lines.FirstOrDefault(line => line.Row == RealRow.Name && line.Settings == settings && line.Experiment == experiment);
    }

    /// <summary>Whether a run needs nothing more: every row is there at its end, or it diverged.</summary>
    public bool IsDone(Run run)
    {
        var lines = Of(run);
        return lines.Any(line => line.Failure is not null)
            || run.Variant.Rows.All(row => lines.Any(line => line.Row == row && line.Iteration == run.Stops[^1]));
    }

    // A row that is made in another way now is another row.
    private static bool IsOf(Run run, Measurement line) =>
        line.Note is null || run.Variant.Refiners.Any(refiner => refiner.Of(run.Variant) == line.Row && refiner.Note == line.Note);

    /// <summary>Adds what belongs together, in one write.</summary>
    public void Add(params IReadOnlyList<Measurement> measurements)
    {
        lock (_lock)
        {
            File.AppendAllText(_path, string.Concat(measurements.Select(line => JsonSerializer.Serialize(line, s_json) + "\n")));
            _lines.AddRange(measurements);
        }
    }
}
