using GanRefinement.Reproduce.Datasets;
using GanRefinement.Reproduce.Verdicts;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Running;

/// <summary>Trains one run from stop to stop and measures it at each. A stop is a training run of its own that goes on from the last one's
/// checkpoint, which gives the same weights as training through, bit for bit; schedules must then not depend on the number of
/// iterations.</summary>
/// <param name="run">What to train.</param>
/// <param name="ledger">Where measurements go, and where those of an earlier call are.</param>
/// <param name="state">Folder for checkpoints and pictures.</param>
/// <param name="parallel">How many runs share the processor.</param>
internal sealed class RunTraining(Run run, Ledger ledger, StateFolder state, int parallel)
{
    private const int ReportsAStop = 20;
    private const int CheckpointInterval = 250;
    private const int Endless = 10_000_000;

    // Far from the seeds of training runs, and the same for every variant.
    private const int LatentSeedOffset = 1_000;

    private readonly MLContext _ml = new(run.Seed);

    /// <summary>Runs, or goes on, until the end or until asked to stop.</summary>
    /// <returns>Whether it came to its end.</returns>
    public bool Execute(CancellationToken stop)
    {
        try
        {
            if (run.Experiment.Seconds is { } seconds)
                return Execute(seconds, stop);

            var begin = 0;
            foreach (var end in run.Stops)
            {
                if (!IsMeasured(end) && !Execute(begin, end, stop))
                    return false;

                begin = end;
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return false;
        }
        catch (InvalidOperationException e) when (e.Message.Contains("diverged", StringComparison.OrdinalIgnoreCase))
        {
            ledger.Add(Measured(run.Variant.Name, run.Stops[^1], new(new Dictionary<string, double>(), "")) with { Failure = e.Message });
        }

        state.DeleteCheckpoints(run);
        return true;
    }

    // By the clock: its place in the ledger is that of its last iteration, and how many there were is a value.
    private bool Execute(double seconds, CancellationToken stop)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stop);
        StageTimer timer = new(() => ProcessorTime.Seconds);
        var options = Options(Endless, timer, enough.Token);
        (options.CheckpointDirectory, options.ProgressInterval) = (null, ReportsAStop);
        options.OnProgress = progress =>
        {
            timer.Observe(progress);
            if (timer.Seconds >= seconds)
                enough.Cancel();
        };
        using var gan = TrainerFor.Options(_ml, options).Fit(run.Dataset.Train);
        if (stop.IsCancellationRequested)
            return false;

        Dictionary<string, double> times = new()
        {
            [Metric.Seconds.Key] = timer.Seconds,
            [Metric.Milliseconds.Key] = 1_000 * timer.SecondsAnIteration ?? 0,
            [Metric.Iterations.Key] = timer.LastIteration,
        };
        var latents = _ml.Gan().SampleLatents(gan, run.Dataset.Samples, seed: LatentSeedOffset + run.Seed);
        ledger.Add([Measured(run.Variant.Name, run.Stops[^1], Measure(gan, latents, everything: true), times), .. Refined(gan, latents, run.Stops[^1])]);
        state.SavePicture(run, _ml, gan);
        return true;
    }

    private bool Execute(int begin, int end, CancellationToken stop)
    {
        StageTimer timer = new(() => ProcessorTime.Seconds);
        using var gan = TrainerFor.Options(_ml, Options(end, timer, stop)).Fit(run.Dataset.Train);
        if (stop.IsCancellationRequested && timer.LastIteration != end)
            return false;

        var times = Times(begin, end, timer.SecondsAnIteration);
        var last = end == run.Stops[^1];
        var latents = _ml.Gan().SampleLatents(gan, run.Dataset.Samples, seed: LatentSeedOffset + run.Seed);
        List<Measurement> rows = [Measured(run.Variant.Name, end, Measure(gan, latents, last), times)];
        if (last)
        {
            rows.AddRange(Refined(gan, latents, end));
            state.SavePicture(run, _ml, gan);
        }

        ledger.Add(rows);
        return true;
    }

    private IEnumerable<Measurement> Refined(GanTransformer gan, IDataView latents, int end) => run.Variant.Refinements.Select(
        refinement => Measured(refinement.Name, end, Measure(refinement.Apply(_ml, gan, latents), latents, everything: true)));

    private GanTrainerOptions Options(int end, StageTimer timer, CancellationToken stop)
    {
        var options = run.Variant.Options(run.Experiment.Iterations);
        options.MaxIterations = end;
        options.Seed = run.Seed;
        options.CheckpointDirectory = state.Checkpoints(run);
        options.CheckpointInterval = CheckpointInterval;
        options.CheckpointsToKeep = 1;
        options.ProgressInterval = Math.Max(1, run.Stops[0] / ReportsAStop);
        options.OnProgress = timer.Observe;
        options.CancellationToken = stop;
        options.CancellationBehavior = CancellationBehavior.ReturnLast;
        return options;
    }

    private Reading Measure(ITransformer generator, IDataView latents, bool everything) => run.Dataset.Measure(_ml, generator, latents, everything);

    // Seconds up to here, where all of the stops before know theirs.
    private Dictionary<string, double> Times(int begin, int end, double? secondsAnIteration)
    {
        var before = begin == 0 ? 0 : At(begin)?.Value(Metric.Seconds);
        return secondsAnIteration is { } each && before is { } seconds
            ? new()
            {
                [Metric.Seconds.Key] = seconds + (each * (end - begin)),
                [Metric.Milliseconds.Key] = 1_000 * (seconds + (each * (end - begin))) / end,
            }
            : [];
    }

    private Measurement Measured(string row, int iteration, Reading reading, IReadOnlyDictionary<string, double>? times = null) => new()
    {
        Experiment = run.Experiment.Name,
        Row = row,
        Seed = run.Seed,
        Iteration = iteration,
        Settings = run.Settings,
        Library = SettingsHash.LibraryBuild,
        Parallel = parallel,
        Values = reading.Values.Concat(times ?? new Dictionary<string, double>()).ToDictionary(),
        Protocol = reading.Protocol,
    };

    private bool IsMeasured(int iteration) => At(iteration) is not null;

    private Measurement? At(int iteration) =>
        ledger.Of(run).FirstOrDefault(line => line.Row == run.Variant.Name && line.Iteration == iteration);
}
