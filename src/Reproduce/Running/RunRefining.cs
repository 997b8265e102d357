using GanRefinement.Reproduce.Datasets;
using GanRefinement.Reproduce.Refining;
using Microsoft.ML;

namespace GanRefinement.Reproduce.Running;

/// <summary>Measures the rows of one trained pair, each written down at once, so that another call goes on with the next.</summary>
/// <param name="run">The training run that made the pair, or will.</param>
/// <param name="ledger">Where measurements go, and where those of an earlier call are.</param>
/// <param name="state">Folder for pictures, and beside it the pairs.</param>
/// <param name="parallel">How many runs share the processor.</param>
internal sealed class RunRefining(Run run, Ledger ledger, StateFolder state, int parallel)
{
    /// <summary>Trains the pair where there is none, and measures what is left to measure.</summary>
    /// <returns>Whether nothing is left.</returns>
    public bool Execute(CancellationToken stop)
    {
        PairStore pairs = new(Path.Combine(state.Path, "..", "pairs"));
        try
        {
            using var gan = pairs.LoadOrTrain(new MLContext(run.Seed), run, stop);
            using RefinerScene scene = new(run, gan, pairs) { Drawn = Keep };
            Measure(run.Variant.Name, () => scene.MeasureSamples(run.Variant.Name, gan.Transform(scene.Latents)), note: null);
            foreach (var refiner in run.Variant.Refiners)
            {
                if (stop.IsCancellationRequested)
                    return false;

                Measure(refiner.Of(run.Variant), () => refiner.Measure(scene), refiner.Note);
            }

            foreach (var drawing in run.Experiment.Drawings.Where(drawing => drawing.IsOf(run)))
            {
                if (!File.Exists(state.DrawingFile(drawing)))
                    drawing.Draw(scene, state.DrawingFile(drawing));
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return false;
        }
        catch (InvalidOperationException e) when (e.Message.Contains("diverged", StringComparison.OrdinalIgnoreCase))
        {
            ledger.Add(Line(run.Variant.Name, new(new Dictionary<string, double>(), ""), note: null) with { Failure = e.Message });
        }

        return true;
    }

    private void Keep(string row, SampleSet samples)
    {
        if (run.Seed == Drawing.Seed)
            state.SavePicture(run, row, samples);
    }

    private void Measure(string row, Func<Reading> measure, string? note)
    {
        if (ledger.Of(run).Any(line => line.Row == row))
            return;

        try
        {
            ledger.Add(Line(row, measure(), note));
        }
        // What needs a ratio of densities says that these scores are none.
        catch (ArgumentException e) when (e.ParamName == "calibration")
        {
            ledger.Add(Line(row, new(new Dictionary<string, double>(), ""), note) with { Refusal = e.Message });
        }
    }

    private Measurement Line(string row, Reading reading, string? note) => new()
    {
        Experiment = run.Experiment.Name,
        Row = row,
        Seed = run.Seed,
        Iteration = run.Stops[^1],
        Settings = run.Settings,
        Library = SettingsHash.LibraryBuild,
        Parallel = parallel,
        Values = reading.Values,
        Protocol = reading.Protocol,
        Note = note,
    };
}
