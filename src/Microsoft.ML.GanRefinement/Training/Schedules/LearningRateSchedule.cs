
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Training.Schedules;

namespace Microsoft.ML.GanRefinement;

/// <summary>How learning rates change over the iterations i = 0 … N−1 of a training run. Immutable.</summary>
public sealed record LearningRateSchedule
{
    private LearningRateSchedule(string kind) => Kind = kind;

    /// <summary>The schedule's name.</summary>
    public string Kind { get; }

    /// <summary>The share of the first rate that is left at the end, for linear and cosine schedules; the factor of an exponential one.</summary>
    public double Factor { get; private init; } = 1;

    /// <summary>Iterations in which an exponential schedule falls by its factor.</summary>
    public double Interval { get; private init; } = 1;

    /// <summary>Iterations of warm-up.</summary>
    public int Warmup { get; private init; }

    /// <summary>The same rate throughout.</summary>
    public static LearningRateSchedule Constant() => new(nameof(Constant));

    /// <summary>Falls linearly to a share of the first rate at the end of training.</summary>
    /// <param name="final">The share, at least 0. Default 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static LearningRateSchedule Linear(double final = 0) => new(nameof(Linear)) { Factor = Share(final) };

    /// <summary>Falls along half a cosine to a share of the first rate at the end of training.</summary>
    /// <inheritdoc cref="Linear"/>
    public static LearningRateSchedule Cosine(double final = 0) => new(nameof(Cosine)) { Factor = Share(final) };

    /// <summary>lr(i) = lr₀ · factor^(i / interval).</summary>
    /// <param name="factor">Above 0 and at most 1.</param>
    /// <param name="interval">Above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static LearningRateSchedule Exponential(double factor, double interval)
    {
        OptionChecks.Positive(factor, maximum: 1);
        OptionChecks.Positive(interval);
        return new(nameof(Exponential)) { Factor = factor, Interval = interval };
    }

    /// <summary>This schedule, multiplied by (i+1)/n in the first n iterations.</summary>
    /// <param name="iterations">n, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public LearningRateSchedule WithWarmup(int iterations)
    {
        OptionChecks.AtLeast(0, iterations);
        return this with { Warmup = iterations };
    }

    /// <summary>The settings, each by name.</summary>
    public override string ToString() => RecordText.Of(this);

    /// <summary>Whether a training run's last iteration decides the rate of its others.</summary>
    internal bool DependsOnEnd => Kind is nameof(Linear) or nameof(Cosine);

    /// <summary>The schedule of a training run.</summary>
    internal ISchedule Build(double start, int maxIterations)
    {
        ISchedule schedule = Kind switch
        {
            nameof(Linear) => new LinearSchedule(start, start * Factor, maxIterations),
            nameof(Cosine) => new CosineSchedule(start, start * Factor, maxIterations),
            _ => new ExponentialSchedule(start, Factor, Interval),
        };
        return Warmup == 0 ? schedule : new WarmupSchedule(schedule, Warmup);
    }

    private static double Share(double final)
    {
        OptionChecks.Between(0, double.MaxValue, final);
        return final;
    }
}
