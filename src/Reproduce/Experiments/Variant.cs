
using GanRefinement.Reproduce.Refining;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Experiments;

/// <summary>A way to train, a row of the table.</summary>
/// <param name="Name">Name of the row.</param>
/// <param name="Note">What it is, in a few words.</param>
/// <param name="Options">The trainer's options for a run of N iterations; iterations, seed and checkpoints are set by the run.</param>
internal sealed record Variant(string Name, string Note, Func<int, GanTrainerOptions> Options)
{
    /// <summary>Rows that come from the same trained networks.</summary>
    public IReadOnlyList<Refinement> Refinements { get; init; } = [];

    /// <summary>What is measured on its pairs, where an experiment keeps them.</summary>
    public IReadOnlyList<RefinerRow> Refiners { get; init; } = [];

    /// <summary>Iterations of a whole run where the experiment's are not meant.</summary>
    public int? Iterations { get; init; }

    /// <summary>All of its rows.</summary>
    public IEnumerable<string> Rows =>
        [Name, .. Refinements.Select(refinement => refinement.Name), .. Refiners.Select(refiner => refiner.Of(this))];

    /// <summary>The iterations after which it is measured, rising.</summary>
    /// <param name="iterations">N.</param>
    /// <param name="points">Shares of N.</param>
    public static IReadOnlyList<int> Stops(int iterations, IReadOnlyList<double> points) =>
        [.. points.Append(1).Select(point => Math.Max(1, (int)Math.Round(point * iterations))).Distinct().Order()];
}
