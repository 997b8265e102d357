using GanRefinement.Reproduce.Datasets;
using GanRefinement.Reproduce.Verdicts;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Experiments;

/// <summary>Whether the generator needs latents of its own, as all of the papers' algorithms have it, or may share those of the discriminator's
/// step.</summary>
internal static class LatentsClaim
{
    private const string Shared = "shared latents";
    private const string Fresh = "fresh latents";

    private const string Paper =
        "No figures: all algorithms of the papers draw new latents for the generator's step, and none says what it would cost to share those of the "
        + "discriminator's.";

    private const string Setting =
        SmallTraining.Images + " The trainer is `Standard` with β₁ 0.5; the two rows differ in `GeneratorLatents` alone. " + SmallTraining.Toys;

    public static Claim Create() => new(
        "latents", "Latents of its own for the generator against shared ones", Paper, Setting,
        [
            Fashion("unconditional", "Fashion-MNIST, unconditional", label: null),
            Fashion("conditional", "Fashion-MNIST, conditional", label: "Label"),
            Toy("ring", "Ring of 8", GanMixture.Ring()),
            Toy("grid", "Grid of 25", SmallTraining.Grid),
        ]);

    private static Experiment Fashion(string name, string title, string? label) => new()
    {
        Name = name,
        Title = title,
        Dataset = context => new FashionDataset(context),
        Iterations = SmallTraining.Iterations,
        Seeds = 5,
        Points = SmallTraining.Points,
        Variants = Variants((latents, n) =>
        {
            var options = SmallTraining.ForImages(new StandardGanTrainer.Options { LabelColumnName = label }, n);
            options.GeneratorLatents = latents;
            return options;
        }),
        Statements =
        [
            new("fresh latents give the smaller distance", "no figure", Metric.Frechet, Fresh, Shared),
            Time,
            new("shared latents are better after as many seconds", "no figure", Metric.Frechet, Shared, Fresh) { At = Moment.EqualSeconds },
        ],
    };

    private static Experiment Toy(string name, string title, GanMixture mixture) => new()
    {
        Name = name,
        Title = title,
        Dataset = _ => new MixtureDataset(name, mixture),
        Iterations = SmallTraining.ToyIterations,
        Seeds = 5,
        Variants = Variants((latents, _) =>
        {
            var options = SmallTraining.ForToys(new StandardGanTrainer.Options());
            options.GeneratorLatents = latents;
            return options;
        }),
        Statements =
        [
            new("fresh latents put more samples near a mode", "no figure", Metric.HighQuality, Fresh, Shared),
            new("fresh latents cover more modes", "no figure", Metric.WellCovered, Fresh, Shared),
            Time,
        ],
    };

    private static Variant[] Variants(Func<GeneratorLatents, int, GanTrainerOptions> options) =>
    [
        new(Shared, "both players step on the same latents, one pass of the generator", n => options(GeneratorLatents.Shared, n)),
        new(Fresh, "the generator steps on new ones", n => options(GeneratorLatents.Fresh, n)),
    ];

    private static Statement Time => new("an iteration with shared latents takes less time", "no figure", Metric.Milliseconds, Shared, Fresh);
}
