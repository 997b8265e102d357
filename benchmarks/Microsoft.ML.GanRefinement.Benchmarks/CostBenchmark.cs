using System.Globalization;
using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement.Benchmarks;

/// <summary>What an iteration of Fast-RobGAN costs beside one of RobGAN, and what its perturbation adds to the step without it. The
/// variants take turns; ratios are of the same round.</summary>
internal static class CostBenchmark
{
    // A turn's iterations: more of the small networks', so that turns are long enough to be measured.
    private static readonly (string Name, GanNetworks Networks, int Turn)[] s_pairs =
    [
        ("dcgan32, 16 base channels", GanNetworks.Dcgan(16), 8),
        ("dcgan32, 64 base channels", GanNetworks.Dcgan(64), 2),
        ("resnet32, 16 base channels", GanNetworks.RobGanResNet(16), 1),
    ];

    /// <param name="arguments">[rounds, 7] [how many times as long a turn is, 1].</param>
    /// <param name="output">Where the medians go.</param>
    public static void Run(string[] arguments, TextWriter output)
    {
        var numbers = arguments.Select(a => int.Parse(a, CultureInfo.InvariantCulture)).ToArray();
        var (rounds, length) = (numbers.ElementAtOrDefault(0) is > 0 and var r ? r : 7, numbers.ElementAtOrDefault(1) is > 0 and var l ? l : 1);
        foreach (var (name, networks, turn) in s_pairs)
        {
            output.WriteLine(name);
            foreach (var updates in new[] { 5, 2 })
            {
                Compare($"Fast-RobGAN / RobGAN (K = 5), {updates} updates of D for one of G", Fast(networks, updates), Robust(networks, updates), rounds,
                    length * turn, output);
            }

            Compare("hinge step with the free perturbation / without", Hinge(networks, perturbed: true), Hinge(networks, perturbed: false), rounds,
                5 * length * turn, output);
        }
    }

    private static FastRobGanTrainer.Options Fast(GanNetworks networks, int updates) => new() { Networks = networks, Replays = updates };

    private static RobGanTrainer.Options Robust(GanNetworks networks, int updates) => new() { Networks = networks, CriticSteps = updates };

    private static StandardGanTrainer.Options Hinge(GanNetworks networks, bool perturbed) => new()
    {
        Networks = networks,
        LabelColumnName = ColumnNames.Label,
        Objective = GanObjective.Hinge(),
        FreePerturbation = perturbed ? new GanFreePerturbation() : null,
    };

    private static void Compare(string what, GanTrainerOptions left, GanTrainerOptions right, int rounds, int iterations, TextWriter output)
    {
        using CostedTraining a = new(left), b = new(right);
        List<(double A, double B)> seconds = [];
        for (var round = -1; round < rounds; round++)
        {
            // Each goes first every other time, so that what one leaves in the caches does not always fall to the other.
            var first = round % 2 == 0 ? a.Run(iterations) : 0;
            var second = b.Run(iterations);
            first = first == 0 ? a.Run(iterations) : first;
            if (round >= 0) // the first round warms up
                seconds.Add((first, second));
        }
        double[] ratios = [.. seconds.Select(s => s.A / s.B).Order()];
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {what}: {Median(ratios):f3} ({ratios[0]:f3} to {ratios[^1]:f3}); {1e3 * Median([.. seconds.Select(s => s.A).Order()]):f0} and "
                + $"{1e3 * Median([.. seconds.Select(s => s.B).Order()]):f0} ms"));
    }

    private static double Median(double[] sorted) => (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}
