using GanRefinement.Reproduce.Datasets;
using GanRefinement.Reproduce.Running;
using GanRefinement.Reproduce.Verdicts;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Refining;

/// <summary>What a row is measured on: a trained pair with latents, the same for all rows of a seed.</summary>
/// <param name="run">The training run.</param>
/// <param name="gan">What it has trained.</param>
/// <param name="pairs">Where the pair is kept.</param>
internal sealed class RefinerScene(Run run, GanTransformer gan, PairStore pairs) : IDisposable
{
    // Far from the seeds of training runs, and the same for every pair.
    private const int LatentSeedOffset = 1_000;

    private readonly Dictionary<string, object> _kept = [];
    private readonly Lazy<GanTransformer> _shuffled = new(() => ShuffledDiscriminator.Of(pairs.Load(new MLContext(run.Seed), run), run.Seed));

    public MLContext ML { get; } = new(run.Seed);

    public GanTransformer Gan => gan;

    public IPairDataset Dataset => (IPairDataset)run.Dataset;

    public Run Run => run;

    public int Seed => run.Seed;

    /// <summary>How many samples a row has.</summary>
    public int Samples => run.Dataset.Samples;

    /// <summary>The latents of every row.</summary>
    public IDataView Latents => LatentsOf(Samples);

    /// <summary>The same pair with a discriminator whose weights have been shuffled, layer by layer.</summary>
    public GanTransformer Shuffled => _shuffled.Value;

    /// <summary>As many latents as a row filter needs; those of every row come first.</summary>
    public IDataView LatentsOf(int count) => ML.Gan().SampleLatents(gan, count, seed: LatentSeedOffset + run.Seed);

    /// <summary>Puts a refiner in front of the generator.</summary>
    public IDataView Refine(GanLatentRefiner refiner) => Refine(ML.Gan().RefineLatent(gan, refiner), Latents);

    /// <summary>Puts a refiner in front of the generator.</summary>
    public IDataView Refine(LatentRefinementEstimator refiner, IDataView latents) => gan.Transform(refiner.Fit(latents).Transform(latents));

    /// <summary>What several rows need is made once.</summary>
    public T Keep<T>(string name, Func<T> create)
        where T : class
    {
        if (_kept.TryGetValue(name, out var kept))
            return (T)kept;

        var made = create();
        _kept[name] = made;
        return made;
    }

    /// <summary>Generates and measures, with the seconds that this thread computed for.</summary>
    public Reading MeasureSamples(string row, IDataView generated)
    {
        var before = ProcessorTime.Seconds;
        var samples = SampleSet.Read(generated, Samples);
        var seconds = ProcessorTime.Seconds - before;
        var reading = Dataset.Measure(ML, samples);
        Dictionary<string, double> values = new(reading.Values)
        {
            [Metric.SecondsAThousand.Key] = 1_000 * seconds / samples.Samples.Count,
            [Metric.SampleCount.Key] = samples.Samples.Count,
        };
        if (samples.Scores.Count > 0)
            values[Metric.MeanScore.Key] = samples.Scores.Average(score => (double)score);

        Drawn?.Invoke(row, samples);
        return reading with { Values = values };
    }

    /// <summary>Told of the samples of each row.</summary>
    public Action<string, SampleSet>? Drawn { get; init; }

    public void Dispose()
    {
        foreach (var kept in _kept.Values.OfType<IDisposable>())
            kept.Dispose();
        if (_shuffled.IsValueCreated)
            _shuffled.Value.Dispose();
    }
}
