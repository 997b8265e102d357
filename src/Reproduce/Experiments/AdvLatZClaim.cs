using GanRefinement.Reproduce.Datasets;
using GanRefinement.Reproduce.Refining;
using GanRefinement.Reproduce.Verdicts;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Experiments;

/// <summary>AdvLatGAN-z: searches of latents after training, at the paper's numbers of steps; and the pairs of -div.</summary>
internal static class AdvLatZClaim
{
    private const string Long = "search, 8,000 × 0.003";
    private const string Cifar = "search, 100 × 0.01";
    private const string Mnist = "search, 30 × 0.03";
    private const string Config = "search, 20 × 0.05, by the loss";

    private const string Paper =
        """
        | CIFAR-10 | FID before | FID after |
        | --- | --- | --- |
        | DCGAN | 49.24 | 45.76 |
        | WGAN | 34.69 | 32.85 |
        | WGAN-GP | 27.00 | 22.87 |
        | SNGAN | 27.66 | 23.53 |

        Ring and Grid in 8,000 steps of 0.003, MNIST in 30 of 0.03, CIFAR-10 in 100 of 0.01 (20 of 0.05 in the code). Figures by the numbers of the paper's
        submission of 2021: 5, 14 and table 1, 300 steps of 0.03 find pairs of latents whose images differ little, or much, for their distance; 8, latents of
        two values gather and leave valleys, whose images are poor; 9, the samples with the lowest scores, repaired; 10, a ring after 2,000 iterations,
        searched, is better than one trained 100 times as long; 11, its points after 10, 30 and 8,000 steps.
        """;

    private const string Setting = SmallPairs.Setting
        + " *WGAN* is the WGAN-GP pair with weights clipped at 0.01 in place of the penalty. Samples: 500 points or 10,000 images a row; no ball. Images are "
        + "compared with the second half of the test images, 5,000 of them.";

    // So many that chance changes a distance little beside what a search does.
    private const int ImageSamples = 10_000;

    // Of the whole training, in place of the paper's 100.
    private const int Longer = 10;

    private static GanLatentRefiner LongSearch => Steps(8_000);

    public static Claim Create() => new(
        "advlat-z", "AdvLatGAN-z after training, at the paper's steps", Paper, Setting,
        [
            Points("ring", "Ring of 8", SmallPairs.Ring),
            Points("grid", "Grid of 25", SmallPairs.Grid),
            Images(),
            Planes(),
            Pairs(),
        ]);

    private static GanLatentRefiner Steps(int count) => GanLatentRefiner.Fgsm(count, 0.003);

    private static Experiment Points(string name, string title, Func<ExperimentContext, IDataset> dataset)
    {
        var pair = SmallPairs.Points(SmallPairs.Standard) with
        {
            Refiners =
            [
                RefinerList.Latent(Cifar, "100 steps of 0.01", GanLatentRefiner.Fgsm()),
                RefinerList.Latent(Long, "8,000 steps of 0.003", LongSearch),
            ],
        };
        var longer = SmallPairs.Points(SmallPairs.Standard) with
        {
            Name = $"{pair.Name}, {Longer} times as long",
            Note = $"the same for {Longer} times as many iterations",
            Iterations = Longer * SmallPairs.Iterations,
        };
        return Of(name, title, dataset, [pair, longer]) with
        {
            Statements =
            [
                new($"{Long} puts more samples near a mode than training {Longer} times as long", "figure 10, of a ring", Metric.HighQuality,
                    pair.Refiners[^1].Of(pair), longer.Name),
                .. from row in pair.Refiners
                   from metric in new[] { Metric.HighQuality, Metric.WellCovered }
                   let text = metric == Metric.HighQuality ? "puts more samples near a mode" : "covers more modes"
                   select new Statement($"{row.Name} {text}", "pictures only", metric, row.Of(pair), pair.Name),
            ],
            Drawings =
            [
                new(name + "-points", title, "As generated, and after 10, 30 and 8,000 steps of 0.003, figures 10 and 11:", pair.Name,
                    Scatter.Of(("10 × 0.003", Steps(10)), ("30 × 0.003", Steps(30)), ("8,000 × 0.003", LongSearch))),
                new(name + "-longer", title + ", trained longer", $"The same network, trained {Longer} times as long:", longer.Name, Scatter.Of()),
                new(name + "-latents", title + ", latents", "The latents of these points, from −4 to 4; what a search takes further lies on the frame:",
                    pair.Name, Scatter.OfLatents((Cifar, GanLatentRefiner.Fgsm()), (Long, LongSearch))),
            ],
        };
    }

    private static Experiment Images()
    {
        Variant[] variants =
        [
            .. new[] { SmallPairs.Standard, SmallPairs.Wgan, SmallPairs.WganGp, SmallPairs.Hinge }.Select(name => SmallPairs.Images(name) with
            {
                Refiners =
                [
                    RefinerList.Latent(Cifar, "100 steps of 0.01", GanLatentRefiner.Fgsm()),
                    RefinerList.Latent(Mnist, "30 steps of 0.03", GanLatentRefiner.Fgsm(30, 0.03)),
                    RefinerList.Latent(Config, "20 steps of 0.05 towards a lower loss", GanLatentRefiner.Fgsm(20, 0.05, goal: LatentSearchGoal.GeneratorLoss)),
                ],
            }),
        ];
        string[] figures = ["FID 45.76 against 49.24", "FID 32.85 against 34.69", "FID 22.87 against 27.00", "FID 23.53 against 27.66"];
        return Of("fashion", "Fashion-MNIST", context => SmallPairs.Fashion(context, ImageSamples), variants) with
        {
            Drawings =
            [
                .. variants.Select(pair => new Drawing(
                    "samples-" + pair.Name.ToLowerInvariant(), $"Samples of {pair.Name}",
                    $"{pair.Name}: the first samples, and of 500 those with the lowest scores, as generated and searched, with the mean of their scores:",
                    pair.Name, Repairs.FirstAndLowest((Cifar, GanLatentRefiner.Fgsm())))),
            ],
            Statements =
            [
                .. from pair in variants.Zip(figures)
                   from row in pair.First.Refiners
                   select new Statement($"{row.Name} helps {pair.First.Name}", pair.Second, Metric.Frechet, row.Of(pair.First), pair.First.Name),
            ],
        };
    }

    private static Experiment Planes()
    {
        Variant[] variants =
        [
            .. new[] { SmallPairs.Standard, SmallPairs.WganGp }.Select(name => SmallPairs.OfPlane(name) with
            {
                Refiners = [RefinerList.Latent(Mnist, "30 steps of 0.03", LatentDensity.Search)],
            }),
        ];
        return Of("plane", "Latents of two values", SmallPairs.Fashion, variants) with
        {
            Metrics = [Metric.Frechet, Metric.MeanScore, Metric.Precision, Metric.Recall],
            Statements =
            [
                .. variants.Select(pair => new Statement(
                    $"{Mnist} helps {pair.Name}", "a picture", Metric.Frechet, pair.Refiners[0].Of(pair), pair.Name)),
            ],
            Drawings =
            [
                .. variants.SelectMany(pair => new Drawing[]
                {
                    new("density-" + pair.Name.ToLowerInvariant(), $"Latents of {pair.Name}",
                        $"{pair.Name}: how densely 8,000 latents lie, from −3 to 3; light is dense (figure 8):", pair.Name, LatentDensity.Draw),
                    new("places-" + pair.Name.ToLowerInvariant(), $"Peaks and valleys of {pair.Name}",
                        $"{pair.Name}: images of the places that most latents have come to in {LatentDensity.Steps} steps, and of those that most have left, "
                        + "with the mean of their scores:", pair.Name, LatentDensity.DrawPlaces),
                }),
            ],
        };
    }

    private static Experiment Pairs()
    {
        var pair = SmallPairs.Images(SmallPairs.Standard) with { Refiners = Collapse.Rows };
        return Of("pairs", "Pairs that collapse, and pairs that do not", SmallPairs.Fashion, [pair]) with
        {
            Metrics = Collapse.Metrics,
            Statements =
            [
                new("the search finds pairs that differ more than neighbours", "table 1", Metric.Ratio, "NS: greatest", "NS: beside"),
                new("neighbours differ more than the pairs of the search for the least", "table 1", Metric.Ratio, "NS: beside", "NS: least"),
            ],
            Drawings = [new("pairs", "Pairs", "Samples, and what is found from their latents in 300 steps of 0.03:", SmallPairs.Standard, Collapse.Draw)],
        };
    }

    private static Experiment Of(string name, string title, Func<ExperimentContext, IDataset> dataset, IReadOnlyList<Variant> variants) => new()
    {
        Name = name,
        Title = title,
        Dataset = dataset,
        Iterations = SmallPairs.Iterations,
        Seeds = 5,
        KeepsPairs = true,
        Variants = variants,
        Statements = [],
    };
}
