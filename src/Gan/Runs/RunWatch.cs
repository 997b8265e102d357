using GanRefinement.Programs.Screen;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Gan.Runs;

/// <summary>Writes down what a trainer tells while it trains: lines of JSON, event files, sheets of samples, and the bar on the terminal.</summary>
internal sealed class RunWatch(RunFolder folder, IWork work) : IDisposable
{
    // What a curve over iterations says nothing by.
    private static readonly string[] s_noCurves = ["iteration", "maxIterations", "elapsed", "remaining"];

    private readonly MetricsLog _metrics = new(folder.Metrics);
    // A run that is refused leaves no file.
    private readonly Lazy<EventFile> _events = new(() => new(folder.TensorBoard));

    /// <summary>The last report.</summary>
    public GanTrainingProgress? Last { get; private set; }

    /// <summary>A report.</summary>
    public void Progress(GanTrainingProgress progress)
    {
        Last = progress;
        var numbers = _metrics.Write(progress);
        _events.Value.Add(progress.Iteration, numbers.Where(number => !s_noCurves.Contains(number.Key)).Select(number =>
            KeyValuePair.Create(number.Key.Replace('.', '/'), number.Value)));
        work.Report((double)progress.Iteration / progress.MaxIterations, progress.ToString());
    }

    /// <summary>Samples.</summary>
    public void Samples(GanSamples samples)
    {
        Directory.CreateDirectory(folder.Samples);
        Save(samples, folder.Sheet(samples.Iteration), "samples");
        if (samples.RealSeen is { } seen)
            Save(seen, folder.RealSheet(samples.Iteration), "real, as seen");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_events.IsValueCreated)
            _events.Value.Dispose();
    }

    private void Save(GanSamples samples, string path, string tag)
    {
        // Vectors are no pictures; a sheet of points is drawn instead.
        var png = samples.Channels is 1 or 3 && !(samples.Height == 1 && samples.Channels == 1)
            ? Picture(samples, path)
            : Rendering.Scatter([.. Enumerable.Range(0, samples.Count).Select(i => samples[i].ToArray())], [], path);
        _events.Value.AddImage(samples.Iteration, tag, File.ReadAllBytes(path), png.Width, png.Height);
    }

    private static (int Width, int Height) Picture(GanSamples samples, string path)
    {
        using var sheet = samples.ToImage();
        sheet.Save(path);
        return (sheet.Width, sheet.Height);
    }
}
