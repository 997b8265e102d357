using Microsoft.ML.Runtime;

namespace Microsoft.ML.GanRefinement.Training.Checkpoints;

/// <summary>Saves one training's state now and then, and takes up where it was left.</summary>
/// <remarks>Owns the folder's lock and the checkpoint that it resumes from; the parts that it saves stay the training loop's.</remarks>
internal sealed class Checkpointer : IDisposable
{
    private readonly CheckpointSettings _settings;
    private readonly TrainingIdentity _identity;
    private readonly CheckpointFolder _folder;
    private readonly Checkpoint? _resumed;
    private int _saved;

    private Checkpointer(CheckpointSettings settings, TrainingIdentity identity, CheckpointFolder folder, Checkpoint? resumed)
    {
        (_settings, _identity, _folder, _resumed) = (settings, identity, folder, resumed);
        _saved = resumed?.Iteration ?? 0;
    }

    /// <summary>The training's seed: the first run's, however often it was resumed.</summary>
    public int Seed => _identity.Seed!.Value;

    /// <summary>The last checkpoint, for a message; null if there is none.</summary>
    public string? LastSaved => _saved == 0 ? null : $"that of iteration {_saved} in '{_settings.Directory}'";

    /// <summary>Opens the folder and finds the checkpoint to resume from.</summary>
    /// <param name="settings">When and where.</param>
    /// <param name="identity">The training; without a seed if any will do.</param>
    /// <param name="newSeed">The seed of a training that starts.</param>
    /// <param name="channel">Hears of damaged files and of what is resumed.</param>
    /// <exception cref="ArgumentException">The newest checkpoint is of a training with other options.</exception>
    /// <exception cref="ArgumentOutOfRangeException">It is beyond the last iteration.</exception>
    /// <exception cref="InvalidOperationException">
    /// It is of other data, or of a later version; or another training uses the folder.
    /// </exception>
    public static Checkpointer Open(CheckpointSettings settings, TrainingIdentity identity, int newSeed, IChannel channel)
    {
        var folder = new CheckpointFolder(settings.Directory);
        Checkpoint? newest = null;
        try
        {
            newest = folder.OpenNewest(warning => channel.Warning(MessageSensitivity.None, "{0}", warning));
            if (newest is not null)
            {
                CheckResumable(newest, settings, identity);
                channel.Info(MessageSensitivity.None, "Resumed after iteration {0} from '{1}'.", newest.Iteration, newest.Path);
            }
            return new Checkpointer(settings, identity with { Seed = newest?.Identity.Seed ?? newSeed }, folder, newest);
        }
        catch
        {
            newest?.Dispose();
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Puts the parts in the state of the checkpoint that was found.</summary>
    /// <returns>How many iterations are done; 0 if there was no checkpoint, and the parts are as they were.</returns>
    /// <exception cref="FormatException">The checkpoint does not fit.</exception>
    public int Restore(IReadOnlyList<CheckpointPart> parts)
    {
        if (_resumed is null)
            return 0;
        using (_resumed)
            foreach (var part in parts)
                _resumed.Read(part.Name, part.State.Load);
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
        _folder.Write(done, _settings.Kept, stream => CheckpointFormat.Write(stream, done, _identity, parts));
        _saved = done;
    }

    private static void CheckResumable(Checkpoint checkpoint, CheckpointSettings settings, TrainingIdentity identity)
    {
        identity.RequireSameAs(checkpoint.Identity, checkpoint.Path);
        if (checkpoint.Iteration > settings.LastIteration)
            throw new ArgumentOutOfRangeException("MaxIterations", settings.LastIteration,
                $"MaxIterations is {settings.LastIteration}, but the checkpoint '{checkpoint.Path}' is of iteration {checkpoint.Iteration}: "
                + "MaxIterations may grow, not shrink below it.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _resumed?.Dispose();
        _folder.Dispose();
    }
}
