using GanRefinement.Reproduce.Datasets;
using GanRefinement.Reproduce.Pages;
using GanRefinement.Reproduce.Refining;
using GanRefinement.Reproduce.Verdicts;

namespace GanRefinement.Reproduce.Experiments;

/// <summary>Every refiner and filter of the catalog on the same trained pairs.</summary>
internal static class RefinersClaim
{
    private const int ImageProposals = 40;
    private const int PointProposals = 640;

    private static readonly string[] s_objectives = [SmallPairs.Standard, SmallPairs.Hinge, SmallPairs.WganGp];

    private const string Paper =
        """
        | | measure | before | after |
        | --- | --- | --- | --- |
        | CoachGAN: DCGAN, CIFAR-10 | FID | 35.29 | 34.38 |
        | CoachGAN: DCGAN, CelebA | FID | 17.95 | 16.43 |
        | CoachGAN: DCGAN, LSUN | FID | 24.22 | 24.34 |
        | CoachGAN: PGGAN, StyleGAN, BigGAN | FID | 54.36, 16.74, 40.35 | 54.13, 16.55, 40.20 |
        | CoachGAN's price: DCGAN, BigGAN | s an image | 0.00091, 0.0616 | 0.00535, 0.188 |
        | AdvLatGAN-z: DCGAN, WGAN, WGAN-GP, SNGAN on CIFAR-10 | FID | 49.24, 34.69, 27.00, 27.66 | 45.76, 32.85, 22.87, 23.53 |
        | DDLS on the same DCGAN, as AdvLatGAN's authors have it | FID | 49.24 | 58.13 |
        | DRS: Grid of 25 | within 4 σ; modes | 70 ± 9 %; 24.8 | 90 ± 2 %; 24.8 |
        | DDLS: Grid of 25 | within 4 σ | 70 ± 9 % | 98 ± 2 % |
        """;

    private const string Setting = SmallPairs.Setting
        + " A row has 500 samples, from the same latents as the row above unless it chooses among more; images are compared with the second half of the test "
        + "images, and whatever calibrates itself sees the first half only. Seconds are the processor's for 1,000 samples, generator and discriminator "
        + "included, with one thread. *nothing* is the network alone. Every refiner is at its defaults, which its line below names; Metropolis–Hastings has "
        + "40 proposals an image in place of 640, which would take a minute for a hundred images; the search of -div is among the rows of the "
        + "non-saturating pair alone, and EvolGAN's other settings among those of points.\n\n" + RefinerAdvice.Rule
        + " With as many rows as these, some are confirmed by chance (see below): a small gain of one row in one table is no finding.";

    public static Claim Create() => new(
        "refiners", "All refiners side by side", Paper, Setting,
        [
            Of("ring", "Ring of 8", SmallPairs.Ring, SmallPairs.Points, PointProposals, Metric.HighQuality),
            Of("grid", "Grid of 25", SmallPairs.Grid, SmallPairs.Points, PointProposals, Metric.HighQuality),
            Of("fashion", "Fashion-MNIST", SmallPairs.Fashion, SmallPairs.Images, ImageProposals, Metric.Frechet),
        ]);

    private static Experiment Of(
        string name, string title, Func<ExperimentContext, IDataset> dataset, Func<string, Variant> pair, int proposals, Metric main)
    {
        Variant[] variants =
        [
            .. s_objectives.Select(
                objective => pair(objective) with
                {
                    Refiners = RefinerList.All(proposals, spreads: objective == SmallPairs.Standard, evolutions: main == Metric.HighQuality),
                }),
        ];
        return new()
        {
            Name = name,
            Title = title,
            Dataset = dataset,
            Iterations = SmallPairs.Iterations,
            Seeds = 5,
            KeepsPairs = true,
            Variants = variants,
            Summary = RefinerAdvice.Of,
            Statements =
            [
                .. from variant in variants
                   from row in variant.Refiners
                   select new Statement($"{row.Name} helps {variant.Name}", "", main, row.Of(variant), variant.Name),
            ],
        };
    }
}
