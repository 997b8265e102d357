using GanRefinement.Reproduce.Datasets;
using GanRefinement.Reproduce.Refining;
using GanRefinement.Reproduce.Verdicts;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Experiments;

/// <summary>CoachGAN's own experiments: how far and how fast to coach, what a coach does to latents, and where it fails.</summary>
internal static class CoachGanClaim
{
    private const int EarlyIterations = 100;
    private const string Early = "NS, 100 iterations";

    private static readonly string[] s_objectives = [SmallPairs.Standard, SmallPairs.Hinge, SmallPairs.WganGp];

    private const string Paper =
        """
        | DCGAN | measure | before | coached |
        | --- | --- | --- | --- |
        | CIFAR-10 | FID; inception score | 35.29; 4.79 | 34.38; 5.00 |
        | CelebA | FID | 17.95 | 16.43 |
        | LSUN | FID | 24.22 | 24.34 |
        | price | s an image | 0.00091 | 0.00535 |

        Adam, η about 0.001 with κ from 50 to 100, or 0.01 with 10. A surface over z₁ and z₂ from −4 to 4; a grid of η in {0.002, 0.004, 0.01} and κ in
        {5, 10, 20, 40}; basins of attraction of 5,000 latents with κ = 10, η = 0.01, ε = 0.001; five nearest neighbours; a discriminator of few iterations only
        adds noise; the discriminator has favourites; samples with low scores can be repaired. Before and after for every objective, truncation with and without
        a coach, and seconds are in [refiners.md](refiners.md).
        """;

    private const string Setting = SmallPairs.Setting
        + " Samples: 500 a row, from the same latents in every row of a seed. Distances are to the second half of the test images unless it says first.";

    public static Claim Create() => new(
        "coachgan", "CoachGAN: how far, how fast, and where it fails", Paper, Setting,
        [
            SweepImages(), SweepPoints("ring", "Steps κ and learning rate η, Ring of 8", SmallPairs.Ring),
            SweepPoints("grid", "Steps κ and learning rate η, Grid of 25", SmallPairs.Grid), WeakDiscriminator(), WhatIsFavoured(), Attraction(), Copies(),
        ]);

    private static Experiment SweepImages() => Sweep("sweep", "Steps κ and learning rate η", SmallPairs.Fashion, SmallPairs.Images) with
    {
        Metrics = [Metric.FrechetChoice, Metric.Frechet],
        Drawings =
        [
            new("surface", "Surface",
                "The score (light is high) over z₁ and z₂ from −4 to 4 in steps of 0.4, all else as drawn, for three latents, and 200 steps of Adam at 0.01 "
                + "from (0, 0): red where only z₁ and z₂ move, black where all do. The generator's loss before and after is above.",
                SmallPairs.Standard, Surface.Draw),
            new("paths", "Paths", "Ways between two latents, as generated and coached in 10 steps of 0.01, with the score at both ends and in the middle:",
                SmallPairs.Standard, LatentPath.Draw),
        ],
    };

    private static Experiment SweepPoints(string name, string title, Func<ExperimentContext, IDataset> dataset) =>
        Sweep(name, title, dataset, SmallPairs.Points) with { Metrics = [Metric.HighQualityChoice, Metric.HighQuality] };

    private static Experiment Sweep(string name, string title, Func<ExperimentContext, IDataset> dataset, Func<string, Variant> pair) =>
        Of(name, title, [.. s_objectives.Select(objective => pair(objective) with { Refiners = CoachSweep.Rows })]) with
        {
            Dataset = dataset,
            Summary = CoachSweep.Summary,
            More = CoachSweep.Table,
        };

    private static Experiment WeakDiscriminator()
    {
        var pair = SmallPairs.Images(SmallPairs.Standard);
        var early = pair with { Name = Early, Note = "the non-saturating pair, stopped early", Iterations = EarlyIterations, Refiners = Coaches() };
        var late = pair with { Refiners = Coaches() };
        return Of("early", "A discriminator that has hardly begun", [early, late]) with
        {
            Metrics = [Metric.Frechet, Metric.Roughness, Metric.MeanScore, Metric.Confidence],
            Statements =
            [
                new($"10 steps of 0.01 help after {EarlyIterations} iterations", "noise grows", Metric.Frechet, $"{Early}: {RefinerList.Coach10}", Early),
                new($"50 steps of 0.01 help after {EarlyIterations} iterations", "noise grows", Metric.Frechet, $"{Early}: coach, 50 × 0.01", Early),
                new("10 steps of 0.01 help a whole run", "FID 34.38 against 35.29", Metric.Frechet, $"NS: {RefinerList.Coach10}", "NS"),
            ],
        };
    }

    private static Experiment WhatIsFavoured()
    {
        Variant[] pairs = [.. All().Select(pair => pair with { Refiners = Favourites.Rows })];
        return Of("favourites", "What a discriminator favours", pairs) with
        {
            Metrics =
            [
                Metric.MeanScore, Metric.Brightness, Metric.Contrast, Metric.Roughness, Metric.Confidence, Metric.Frechet,
                .. Enumerable.Range(0, 10).Select(Metric.ClassShare),
            ],
            Summary = Favourites.Summary,
            Drawings =
            [
                new("repaired", "Samples repaired",
                    "Of 500 samples those with the lowest scores, as generated and coached, with the mean of their scores:", SmallPairs.Standard,
                    Repairs.Lowest((RefinerList.Coach10, GanLatentRefiner.Coach(10, 0.01)), ("coach, 50 × 0.01", GanLatentRefiner.Coach(50, 0.01)))),
            ],
        };
    }

    private static Experiment Attraction() => Of("basins", "Basins of attraction, and the latents of training", [Pair(Basins.Rows)]) with
    {
        Metrics = Basins.Metrics,
        Summary = Basins.Summary,
    };

    private static Experiment Copies() => Of("neighbours", "Nearest training images", [Pair(Neighbours.Rows)]) with
    {
        Metrics = Neighbours.Metrics,
        Summary = Neighbours.Summary,
        Drawings =
        [
            new("nearest", "Nearest training images",
                "Samples and the five training images nearest to each in the classifier's features; below, the same after 10 steps of 0.01:",
                SmallPairs.Standard, Neighbours.Draw),
        ],
    };

    private static IEnumerable<Variant> All() => s_objectives.Select(SmallPairs.Images);

    private static Variant Pair(IReadOnlyList<RefinerRow> rows) => SmallPairs.Images(SmallPairs.Standard) with { Refiners = rows };

    private static IReadOnlyList<RefinerRow> Coaches() => [.. Favourites.Rows.Where(row => row.Name.StartsWith("coach", StringComparison.Ordinal))];

    private static Experiment Of(string name, string title, IReadOnlyList<Variant> variants) => new()
    {
        Name = name,
        Title = title,
        Dataset = SmallPairs.Fashion,
        Iterations = SmallPairs.Iterations,
        Seeds = 5,
        KeepsPairs = true,
        Variants = variants,
        Statements = [],
    };
}
