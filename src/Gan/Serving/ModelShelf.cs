using GanRefinement.Gan.Runs;
using Microsoft.ML;

namespace GanRefinement.Gan.Serving;

/// <summary>The models of a page, each loaded when it is first asked for, and as many engines as there are cores: a request of one tab waits while others
/// compute, instead of slowing all of them down.</summary>
internal sealed class ModelShelf : IDisposable
{
    private readonly OnceMade<TrainedModel>[] _models;
    private readonly SemaphoreSlim _engines = new(Environment.ProcessorCount);

    /// <param name="ml">The context.</param>
    /// <param name="paths">Zips, runs' folders, or folders with such in them.</param>
    /// <exception cref="BadInputException">There is no model.</exception>
    public ModelShelf(MLContext ml, IReadOnlyList<string> paths)
    {
        Ml = ml;
        Paths = [.. paths.SelectMany(Found).Distinct()];
        if (Paths.Count == 0)
            throw new BadInputException($"There is no model in {string.Join(", ", paths.Select(path => $"'{path}'"))}.");
        _models = [.. Paths.Select(path => new OnceMade<TrainedModel>(() => TrainedModel.Load(ml, path)))];
    }

    /// <summary>The context.</summary>
    public MLContext Ml { get; }

    /// <summary>Zips and runs' folders.</summary>
    public IReadOnlyList<string> Paths { get; }

    /// <summary>A model.</summary>
    /// <exception cref="BadInputException">There is none of that number, or it cannot be loaded.</exception>
    public TrainedModel this[int index] =>
        index >= 0 && index < _models.Length
            ? _models[index].Value
            : throw new BadInputException($"model must be from 0 to {_models.Length - 1}; it is {index}.");

    /// <summary>Computes on an engine, as soon as one is free.</summary>
    public async Task<T> Compute<T>(Func<T> work, CancellationToken cancellation)
    {
        await _engines.WaitAsync(cancellation);
        try
        {
            return await Task.Run(work, cancellation);
        }
        finally
        {
            _engines.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var model in _models)
            model.Made?.Dispose();
        _engines.Dispose();
    }

    private static IEnumerable<string> Found(string path)
    {
        if (!Directory.Exists(path) || new RunFolder(path).HasRun)
            return [path];
        return Directory.GetDirectories(path).Where(folder => File.Exists(new RunFolder(folder).Model))
            .Concat(Directory.GetFiles(path, "*.zip")).Order(StringComparer.Ordinal);
    }
}
