using GanRefinement.Reproduce.Datasets;
using GanRefinement.Reproduce.Refining;
using GanRefinement.Reproduce.Verdicts;

namespace GanRefinement.Reproduce.Experiments;

/// <summary>Variants of a training run on one data set, and statements about which is better.</summary>
internal sealed record Experiment
{
    /// <summary>Short, without spaces: it names files and rows of the state.</summary>
    public required string Name { get; init; }

    /// <summary>Heading.</summary>
    public required string Title { get; init; }

    /// <summary>Makes the data set with its measures.</summary>
    public required Func<ExperimentContext, IDataset> Dataset { get; init; }

    /// <summary>N: iterations of a whole run.</summary>
    public required int Iterations { get; init; }

    /// <summary>Seconds that each run trains for, those of the training thread, in place of a number of iterations: what is dear has fewer. Such a run is
    /// measured
    /// once and cannot be repeated to the bit. Null for <see cref="Iterations"/>.</summary>
    public double? Seconds { get; init; }

    /// <summary>Seeds 1 to this.</summary>
    public required int Seeds { get; init; }

    /// <summary>After which shares of N the main metric is taken; all of them at the end.</summary>
    public IReadOnlyList<double> Points { get; init; } = [1];

    /// <summary>Whether trained pairs are kept, for all experiments with the same, and measured refiner by refiner.</summary>
    public bool KeepsPairs { get; init; }

    /// <summary>The lines at the head of its page; null for its statements with their verdicts.</summary>
    public Func<Results, IEnumerable<string>>? Summary { get; init; }

    /// <summary>What stands in the place of its tables; null for rows at the end and a table of verdicts.</summary>
    public Func<Results, string>? Tables { get; init; }

    /// <summary>Text behind its tables.</summary>
    public Func<Results, string>? More { get; init; }

    /// <summary>Pictures of one of its pairs.</summary>
    public IReadOnlyList<Drawing> Drawings { get; init; } = [];

    /// <summary>The columns of its table; null for the data set's.</summary>
    public IReadOnlyList<Metric>? Metrics { get; init; }

    /// <summary>What is trained.</summary>
    public required IReadOnlyList<Variant> Variants { get; init; }

    /// <summary>What is classified.</summary>
    public required IReadOnlyList<Statement> Statements { get; init; }
}
