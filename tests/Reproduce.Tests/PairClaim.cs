using GanRefinement.Reproduce.Datasets;
using GanRefinement.Reproduce.Experiments;
using GanRefinement.Reproduce.Pages;
using GanRefinement.Reproduce.Refining;
using GanRefinement.Reproduce.Verdicts;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Tests;

/// <summary>A claim on kept pairs that takes a second: tiny perceptrons on a ring, two losses, three rows.</summary>
internal static class PairClaim
{
    /// <param name="note">Of the first row.</param>
    public static Claim Create(string note = "two steps")
    {
        IReadOnlyList<RefinerRow> rows =
        [
            RefinerList.Latent("coach", note, GanLatentRefiner.Coach(2, 0.1)),
            RefinerList.Latent("Langevin", "two steps", GanLatentRefiner.Langevin(2)),
            RefinerRow.Samples("best", "the better half", scene =>
            {
                var generated = scene.Gan.Transform(scene.LatentsOf(2 * scene.Samples));
                return scene.ML.Gan().KeepBest(scene.Samples, 2 * scene.Samples).Fit(generated).Transform(generated);
            }),
        ];
        Variant[] pairs =
        [
            new("NS", "non-saturating", _ => Tiny(GanObjective.NonSaturating())) { Refiners = rows },
            new("hinge", "hinge", _ => Tiny(GanObjective.Hinge())) { Refiners = rows },
        ];
        return new("toys", "A claim on pairs", "Nothing.", "Tiny.",
        [
            new Experiment
            {
                Name = "ring",
                Title = "Ring",
                Dataset = _ => new MixtureDataset("ring", GanMixture.Ring(), samples: 60),
                Iterations = 4,
                Seeds = 1,
                KeepsPairs = true,
                Variants = pairs,
                Summary = RefinerAdvice.Of,
                Statements =
                [
                    .. from pair in pairs
                       from row in rows
                       select new Statement($"{row.Name} helps", "", Metric.HighQuality, row.Of(pair), pair.Name),
                    // A row may be judged by more than one metric.
                    new("the coach covers more", "", Metric.WellCovered, rows[0].Of(pairs[0]), pairs[0].Name),
                    // What is beside another pair is in no table of its own pair.
                    new("coached, NS is better than hinge", "", Metric.HighQuality, rows[0].Of(pairs[0]), pairs[1].Name),
                ],
                Drawings = [new("points", "Points", "Some points:", "NS", Scatter.Of(("coach", GanLatentRefiner.Coach(2, 0.1))))],
            },
        ]);
    }

    private static StandardGanTrainer.Options Tiny(GanObjective objective) =>
        new() { Networks = GanNetworks.Mlp([8]), LatentSize = 2, BatchSize = 16, Objective = objective };
}
