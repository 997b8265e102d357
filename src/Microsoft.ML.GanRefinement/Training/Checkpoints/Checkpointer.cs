using System.Text.Json.Nodes;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.GanRefinement.Training.Checkpoints;

/// <summary>Saves one training run's state now and then, and takes up where it was left.</summary>
/// <remarks>Owns the folder's lock and the checkpoint that it resumes from; the parts that it saves stay the training loop's.</remarks>
internal sealed class Checkpointer : IDisposable
{
    private readonly CheckpointSettings _settings;
    private readonly CheckpointFolder? _folder;
    private readonly Checkpoint? _resumed;
    private TrainingIdentity? _identity;
    private int _saved;

    private Checkpointer(CheckpointSettings settings, CheckpointFolder? folder, Checkpoint? resumed)
    {
        (_settings, _folder, _resumed) = (settings, folder, resumed);
        Saved(resumed?.Iteration ?? 0);
    }

    /// <summary>The seed of the training to resume: the first run's, however often it was resumed; null for a new training.</summary>
    public int? Seed => _resumed?.Identity.Seed;

    /// <summary>The last checkpoint, for a message; null if there is none.</summary>
    public string? LastSaved => _saved == 0 ? null : $"that of iteration {_saved} in '{_settings.Directory}'";

    /// <summary>Opens the folder, finds the checkpoint to resume from and compares the options: all that needs no data.</summary>
    /// <param name="settings">When and where.</param>
    /// <param name="options">The options that decide numbers, as far as they are known before data are read.</param>
    /// <param name="seed">The training's seed; null if any will do.</param>
    /// <param name="channel">Hears of damaged files.</param>
    /// <exception cref="ArgumentException">The newest checkpoint is of a training run with other options, or the path is a file's.</exception>
    /// <exception cref="ArgumentOutOfRangeException">It is beyond the last iteration.</exception>
    /// <exception cref="InvalidOperationException">It is of a later version; or another training run uses the folder.</exception>
    /// <exception cref="IOException">The folder cannot be made or written.</exception>
    public static Checkpointer Open(CheckpointSettings settings, JsonObject options, int? seed, IChannel channel)
    {
        // Rank 0 reads and writes for all.
        var folder = Ranks.Current.IsFirst ? new CheckpointFolder(settings.Directory) : null;
        Checkpoint? newest = null;
        try
        {
            newest = Checkpoint.Share(folder?.OpenNewest(warning => channel.Warning(MessageSensitivity.None, "{0}", warning)));
            if (newest is not null)
            {
                newest.Identity.RequireSameOptions(options, seed, newest.Path, all: false);
                CheckEnd(newest, settings);
            }
            return new Checkpointer(settings, folder, newest);
        }
        catch
        {
            newest?.Dispose();
            folder?.Dispose();
            throw;
        }
    }

    /// <summary>Compares what reading the data has shown; must come before anything is restored or saved.</summary>
    /// <param name="identity">The training, with <see cref="Seed"/> where there is one.</param>
    /// <param name="channel">Hears of what is resumed.</param>
    /// <exception cref="ArgumentException">The checkpoint is of a training run with other options.</exception>
    /// <exception cref="InvalidOperationException">It is of other data.</exception>
    public void Begin(TrainingIdentity identity, IChannel channel)
    {
        _identity = identity;
        if (_resumed is null)
            return;
        _resumed.Identity.RequireSameOptions(identity.Options, identity.Seed, _resumed.Path, all: true);
        // Another rank may have a part of the data as its own, which the checkpoint does not know.
        if (Ranks.Current.IsFirst)
            _resumed.Identity.RequireSameData(identity.Data, _resumed.Path);
        channel.Info(MessageSensitivity.None, "Resumed after iteration {0} from '{1}'.", $"{_resumed.Iteration}", _resumed.Path);
    }

    /// <summary>Puts the parts in the state of the checkpoint that was found.</summary>
    /// <returns>How many iterations are done; 0 if there was no checkpoint, and the parts are as they were.</returns>
    /// <exception cref="FormatException">The checkpoint does not fit.</exception>
    public int Restore(IReadOnlyList<CheckpointPart> parts)
    {
        if (_resumed is null)
            return 0;
        using (_resumed)
        {
            foreach (var part in parts)
                _resumed.Read(part.Name, part.State.Load);
        }

        return _resumed.Iteration;
    }

    /// <summary>Whether there is a checkpoint after so many iterations.</summary>
    public bool IsDue(int done) => done % _settings.Interval == 0 || done == _settings.LastIteration;

    /// <summary>Saves the parts, unless they are saved already.</summary>
    /// <param name="done">Iterations done.</param>
    /// <param name="parts">All that the next iteration depends on.</param>
    /// <exception cref="IOException">The file cannot be written; the ones before it are as they were.</exception>
    public void Save(int done, IReadOnlyList<CheckpointPart> parts)
    {
        if (done == _saved)
            return;
        if (_folder is not null)
            _folder.Write(done, _settings.Kept, stream => CheckpointFormat.Write(stream, done, _identity!, parts));
        else
            TakePart(parts);
        Saved(done);
    }

    // What rank 0 writes has rows of all ranks in it.
    private static void TakePart(IReadOnlyList<CheckpointPart> parts)
    {
        using var nowhere = new BinaryWriter(Stream.Null);
        foreach (var part in parts)
            part.State.Save(nowhere);
    }

    private void Saved(int done)
    {
        _saved = done;
        Ranks.Current.LastCheckpoint = LastSaved;
    }

    private static void CheckEnd(Checkpoint checkpoint, CheckpointSettings settings)
    {
        if (checkpoint.Iteration > settings.LastIteration)
        {
            throw OptionChecks.OutOfRange("MaxIterations", settings.LastIteration,
                $"MaxIterations is {settings.LastIteration}, but the checkpoint '{checkpoint.Path}' is of iteration {checkpoint.Iteration}: "
                + "MaxIterations may grow, not shrink below it.");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _resumed?.Dispose();
        _folder?.Dispose();
    }
}
