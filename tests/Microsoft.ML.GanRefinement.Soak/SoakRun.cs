namespace Microsoft.ML.GanRefinement.Soak;

/// <summary>All cases, once in quiet and then beside a collector that never rests.</summary>
internal sealed class SoakRun : IDisposable
{
    private readonly UsingCases _uses;
    private readonly SoakCase[] _cases;
    private readonly Dictionary<string, string> _quiet = [];

    /// <param name="predictions">How many single predictions a pass makes.</param>
    public SoakRun(int predictions = 5_000)
    {
        _uses = new UsingCases(predictions);
        _cases = [.. TrainingCases.All, .. _uses.All];
    }

    /// <summary>The cases' names.</summary>
    public IEnumerable<string> Names => _cases.Select(c => c.Name);

    /// <summary>What each case gave in quiet.</summary>
    public IReadOnlyDictionary<string, string> Quiet => _quiet;

    /// <summary>What went wrong beside the collector, one line each.</summary>
    public List<string> Failures { get; } = [];

    /// <summary>Steps of training and refinement beside the collector.</summary>
    public long Iterations { get; private set; }

    /// <summary>Single predictions beside the collector.</summary>
    public long Predictions { get; private set; }

    /// <summary>Collections forced.</summary>
    public long Collections { get; private set; }

    /// <summary>What each case gives in quiet: that is what it has to give later on.</summary>
    public void RunQuiet()
    {
        foreach (var one in _cases)
            _quiet.Add(one.Name, one.Run(new MLContext(seed: 1)));
    }

    /// <summary>Each case beside the collector.</summary>
    public void RunBesideCollector()
    {
        using var collector = new RestlessCollector();
        foreach (var one in _cases)
        {
            for (var i = 0; i < one.Repeats; i++)
                Check(one);
            Iterations += one.Iterations * one.Repeats;
            Predictions += one.Predictions * one.Repeats;
        }
        Collections += collector.Collections;
    }

    /// <inheritdoc/>
    public void Dispose() => _uses.Dispose();

    private void Check(SoakCase one)
    {
        try
        {
            if (one.Run(new MLContext(seed: 1)) != _quiet[one.Name])
                Failures.Add($"{one.Name}: other bits than in quiet");
        }
        catch (Exception error)
        {
            Failures.Add($"{one.Name}: {error}");
        }
    }
}
