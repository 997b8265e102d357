using System.Globalization;

namespace Microsoft.ML.GanRefinement.Training.Checkpoints;

/// <summary>A folder of checkpoints, kept from other training runs while it is open.</summary>
/// <remarks>A file with a checkpoint's name was complete and on the disk before it got that name, and older ones go only after that:
/// whenever the process is killed, the newest checkpoint there is a good one.</remarks>
internal sealed class CheckpointFolder : IDisposable
{
    // The trainers' option, of which this folder knows nothing else.
    private const string OptionName = "CheckpointDirectory";

    private const string Prefix = "checkpoint-";
    private const string Extension = ".gan";
    private const string Unfinished = ".tmp";
    private const string LockName = "training.lock";

    // What an IOException has as its HResult when another process holds the file: the error number of each system.
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;

    private readonly string _path;
    private readonly FileStream _lock;
    private readonly HashSet<string> _damaged = [];

    /// <summary>Opens the folder, makes it if need be, and removes what a killed process left half-written.</summary>
    /// <exception cref="ArgumentException">There is a file of that name, or a link to what is not there.</exception>
    /// <exception cref="InvalidOperationException">Another training run has it open.</exception>
    /// <exception cref="IOException">It cannot be made or written.</exception>
    public CheckpointFolder(string path)
    {
        _path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (LostTarget(_path) is { } target)
        {
            throw new ArgumentException(
                $"CheckpointDirectory '{_path}' is a link to '{target}', which is not there: make that directory, or name another.", OptionName);
        }

        if (File.Exists(_path))
        {
            throw new ArgumentException($"CheckpointDirectory '{_path}' is a file: name a directory, which is made if it is not there.",
                OptionName);
        }

        try
        {
            Directory.CreateDirectory(_path);
            // A directory that is there may be one that cannot be written, which the lock shows.
            _lock = Lock();
            foreach (var file in Directory.EnumerateFiles(_path, Prefix + "*" + Extension + Unfinished))
                File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _lock?.Dispose();
            throw new IOException($"CheckpointDirectory '{_path}' cannot be made or written: {e.Message}", e);
        }
    }

    /// <summary>Opens the newest checkpoint that is whole; null if there is none.</summary>
    /// <param name="warn">Gets a sentence about each one that is damaged.</param>
    public Checkpoint? OpenNewest(Action<string> warn)
    {
        foreach (var (_, file) in Files())
        {
            try
            {
                return Checkpoint.Open(file);
            }
            catch (FormatException e)
            {
                _damaged.Add(file);
                warn($"Skipped '{file}': {e.Message}");
            }
        }
        return null;
    }

    /// <summary>Adds a checkpoint, then removes those before the last <paramref name="kept"/>, and damaged ones.</summary>
    public void Write(int iteration, int kept, Action<Stream> write)
    {
        var final = Path.Combine(_path, $"{Prefix}{iteration.ToString("D9", CultureInfo.InvariantCulture)}{Extension}");
        var unfinished = final + Unfinished;
        try
        {
            using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.ReadWrite, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(unfinished, final, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
        _damaged.Remove(final);
        Prune(iteration, kept);
    }

    // Where a link leads that leads nowhere; null for all else.
    private static string? LostTarget(string path)
    {
        var link = new FileInfo(path).LinkTarget;
        try
        {
            return link is null || File.ResolveLinkTarget(path, returnFinalTarget: true) is not { } target || Path.Exists(target.FullName) ? null : link;
        }
        catch (IOException)
        {
            // A link to itself.
            return link;
        }
    }

    private void Prune(int newest, int kept)
    {
        var sound = Files().Where(f => f.Iteration <= newest && !_damaged.Contains(f.Path)).Select(f => f.Path);
        foreach (var file in _damaged.Concat(sound.Skip(kept)))
            File.Delete(file);
        _damaged.Clear();
    }

    // Newest first.
    private List<(int Iteration, string Path)> Files() =>
    [
        .. from path in Directory.EnumerateFiles(_path, Prefix + "*" + Extension)
           let number = Path.GetFileNameWithoutExtension(path)[Prefix.Length..]
           let iteration = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : -1
           where iteration >= 0
           orderby iteration descending
           select (iteration, path),
    ];

    // The system gives the lock back when the process ends, however it ends.
    private FileStream Lock()
    {
        try
        {
            var path = Path.Combine(_path, LockName);
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException e) when (e.HResult is SharingViolation or LinuxWouldBlock or MacWouldBlock)
        {
            throw new InvalidOperationException(
                $"CheckpointDirectory '{_path}' is in use by another training run: give each training run a directory of its own.", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();
}
