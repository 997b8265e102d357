using System.Collections.Concurrent;
using GanRefinement.Reproduce.Running;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Refining;

/// <summary>Trained pairs in files, one for each way to train and seed, shared by all claims.</summary>
/// <param name="folder">Where they are.</param>
internal sealed class PairStore(string folder)
{
    private const int CheckpointInterval = 250;

    // Runs of two experiments may want one pair at a time: the second one waits and reads it.
    private static readonly ConcurrentDictionary<string, Lock> s_locks = [];

    /// <summary>Reads a run's pair, or trains and keeps it.</summary>
    /// <param name="ml">The run's own context.</param>
    /// <param name="run">The run.</param>
    /// <param name="stop">Ends training; a later call goes on with it.</param>
    /// <exception cref="OperationCanceledException">Asked to stop.</exception>
    public GanTransformer LoadOrTrain(MLContext ml, Run run, CancellationToken stop)
    {
        var path = PathOf(run);
        lock (s_locks.GetOrAdd(path, _ => new Lock()))
            return File.Exists(path) ? Load(ml, run) : Train(ml, run, path, stop);
    }

    /// <summary>Another copy of a pair that is kept, with weights of its own.</summary>
    public GanTransformer Load(MLContext ml, Run run) => (GanTransformer)ml.Model.Load(PathOf(run), out _);

    private GanTransformer Train(MLContext ml, Run run, string path, CancellationToken stop)
    {
        var checkpoints = Path.Combine(folder, "checkpoints", Path.GetFileNameWithoutExtension(path));
        var options = run.Variant.Options(run.Stops[^1]);
        (options.MaxIterations, options.Seed, options.CancellationToken) = (run.Stops[^1], run.Seed, stop);
        (options.CheckpointDirectory, options.CheckpointInterval, options.CheckpointsToKeep) = (checkpoints, CheckpointInterval, 1);
        var gan = TrainerFor.Options(ml, options).Fit(run.Dataset.Train);
        // Under another name first: a file that is there is whole.
        ml.Model.Save(gan, run.Dataset.Train.Schema, path + ".partial");
        File.Move(path + ".partial", path, overwrite: true);
        if (Directory.Exists(checkpoints))
            Directory.Delete(checkpoints, recursive: true);
        return gan;
    }

    private string PathOf(Run run)
    {
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, $"{SettingsHash.OfPair(run)}-{run.Seed}.zip");
    }
}
