using System.Globalization;
using GanRefinement.Reproduce.Datasets;
using GanRefinement.Reproduce.Verdicts;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Experiments;

/// <summary>AdvLatGAN: latents moved by adversarial search make samples better, in training, for diversity, and after training.</summary>
internal static class AdvLatClaim
{
    private const string Dcgan = "DCGAN";
    private const string WganGp = "WGAN-GP";
    private const string Plain = "plain GAN";
    private const string Conditioned = "conditional GAN";
    private const string Seeking = "MSGAN";
    private const string Div = "AdvLatGAN-div";
    private const string Qua = "-qua";
    private const string Weaker = ", weight 0.1";
    private const double DcganStep = 0.03;
    private const double WganGpStep = 0.015;
    private const double WeakerWeight = 0.1;

    private const string Paper =
        """
        | CIFAR-10 | FID ↓ |
        | --- | --- |
        | WGAN-GP, -qua, -qua+ | 24.7, 22.6, 18.3 |
        | DCGAN, with search after training (-z) | 49.24, 45.76 |
        | WGAN-GP, with search after training (-z) | 27.00, 22.87 |

        | CIFAR-10, conditional | FID ↓ | JSD ↓ | density ↑ | coverage ↑ |
        | --- | --- | --- | --- | --- |
        | AdvLatGAN-div+ | 26.76 | 0.00542 | 0.516 | 0.726 |
        | MSGAN | 30.23 | 0.00783 | 0.350 | 0.568 |
        """;

    private const string Setting =
        SmallTraining.Images + " β₁ 0.5 for DCGAN; β₁ 0, β₂ 0.9 and 2 steps of the critic for WGAN-GP. -qua moves latents "
        + "in one step of 0.03 (WGAN-GP 0.015) without a ball, as the official code does; -div searches in 3 steps of 0.01, and is compared, as in the "
        + "paper, on conditional networks: here with an auxiliary classifier. \"+\" is the search after training in "
        + "the same networks (-z), 30 steps of 0.03 towards a higher score, as the paper has it for MNIST. The paper's weight of 1 for the mode-seeking "
        + "term costs these networks their classes, so that there are rows with a weight of 0.1. " + SmallTraining.Toys
        + " There \"+\" is 100 steps of 0.01.";

    public static Claim Create() => new(
        "advlat", "AdvLatGAN's searches against their bases", Paper, Setting,
        [
            Unconditional(),
            Conditional(),
            Toy("ring", "Ring of 8", GanMixture.Ring()),
            Toy("grid", "Grid of 25", SmallTraining.Grid),
        ]);

    private static Experiment Unconditional() => new()
    {
        Name = "fashion",
        Title = "Fashion-MNIST, unconditional",
        Dataset = context => new FashionDataset(context),
        Iterations = SmallTraining.Iterations,
        Seeds = 3,
        Points = SmallTraining.Points,
        Variants =
        [
            SearchedImages(Dcgan, "non-saturating loss", () => new StandardGanTrainer.Options()),
            SearchedImages(Dcgan + Qua, "non-saturating loss, latents moved in training", () => Moved(DcganStep)),
            SearchedImages(WganGp, "Wasserstein loss, gradient penalty", () => SmallTraining.Penalize(new StandardGanTrainer.Options())),
            SearchedImages(WganGp + Qua, "Wasserstein loss, gradient penalty, latents moved in training", () => SmallTraining.Penalize(Moved(WganGpStep))),
        ],
        Statements =
        [
            new("-qua helps WGAN-GP", "FID 22.6 against 24.7", Metric.Frechet, WganGp + Qua, WganGp),
            new("-qua+ is better than -qua on WGAN-GP", "FID 18.3 against 22.6", Metric.Frechet, WganGp + Qua + "+", WganGp + Qua),
            new("-qua helps DCGAN", "no figure", Metric.Frechet, Dcgan + Qua, Dcgan),
            new("search after training helps DCGAN", "FID 45.76 against 49.24", Metric.Frechet, Dcgan + "+", Dcgan),
            new("search after training helps WGAN-GP", "FID 22.87 against 27.00", Metric.Frechet, WganGp + "+", WganGp),
        ],
    };

    private static Experiment Conditional() => new()
    {
        Name = "classes",
        Title = "Fashion-MNIST, conditional",
        Dataset = context => new FashionDataset(context),
        Iterations = SmallTraining.Iterations,
        Seeds = 3,
        Points = SmallTraining.Points,
        Variants =
        [
            SearchedImages(Conditioned, "non-saturating loss, auxiliary classifier", () => Labelled(new StandardGanTrainer.Options())),
            new(Seeking, "with a mode-seeking term", n => SmallTraining.ForImages(Labelled(Seek()), n)),
            SearchedImages(Div, "with a mode-seeking term on collapsing pairs", () => Labelled(new AdvLatDiversityTrainer.Options())),
            new(Seeking + Weaker, "with a mode-seeking term", n => SmallTraining.ForImages(Labelled(Seek(WeakerWeight)), n)),
            SearchedImages(Div + Weaker, "with a mode-seeking term on collapsing pairs", () => Labelled(
                new AdvLatDiversityTrainer.Options { ModeCollapsePenalty = new GanModeCollapsePenalty { Weight = WeakerWeight } })),
        ],
        Statements =
        [
            .. OfDiversity(""),
            .. OfDiversity(Weaker),
        ],
    };

    private static IReadOnlyList<Statement> OfDiversity(string weight)
    {
        var (div, searched, seeking) = (Div + weight, Div + weight + "+", Seeking + weight);
        string Than(string text) => text + weight;
        return
        [
            new(Than("-div is better than the plain GAN"), "no figure", Metric.Frechet, div, Conditioned),
            new(Than("-div is better than MSGAN"), "no figure without search", Metric.Frechet, div, seeking),
            new(Than("-div+ has a smaller distance than MSGAN"), "FID 26.76 against 30.23", Metric.Frechet, searched, seeking),
            new(Than("-div+ has a smaller JSD than MSGAN"), "0.00542 against 0.00783", Metric.JensenShannonDivergence, searched, seeking),
            new(Than("-div+ has a higher density than MSGAN"), "0.516 against 0.350", Metric.Density, searched, seeking),
            new(Than("-div+ has a higher coverage than MSGAN"), "0.726 against 0.568", Metric.Coverage, searched, seeking),
            new(Than("-div+ has a smaller distance inside classes than MSGAN"), "tables 6 and 7 by class", Metric.IntraClassFrechet, searched, seeking),
        ];
    }

    private static Experiment Toy(string name, string title, GanMixture mixture) => new()
    {
        Name = name,
        Title = title,
        Dataset = _ => new MixtureDataset(name, mixture),
        Iterations = SmallTraining.ToyIterations,
        Seeds = 5,
        Variants =
        [
            SearchedPoints(Plain, "non-saturating loss", () => new StandardGanTrainer.Options()),
            SearchedPoints(Plain + Qua, "latents moved in training", () => Moved(DcganStep)),
            new(Seeking, "mode-seeking term", _ => SmallTraining.ForToys(Seek())),
            SearchedPoints(Div, "mode-seeking term on collapsing pairs", () => new AdvLatDiversityTrainer.Options()),
        ],
        Statements =
        [
            new("-qua puts more samples near a mode", "pictures only", Metric.HighQuality, Plain + Qua, Plain),
            new("search after training puts more samples near a mode", "pictures only", Metric.HighQuality, Plain + "+", Plain),
            new("-div covers more modes than the plain GAN", "pictures only", Metric.WellCovered, Div, Plain),
            new("-div covers more modes than MSGAN", "pictures only", Metric.WellCovered, Div, Seeking),
        ],
    };

    private static Variant Searched(string name, string note, Func<int, GanTrainerOptions> options, int steps, double stepSize) => new(name, note, options)
    {
        Refinements =
        [
            new(
                name + "+",
                string.Create(CultureInfo.InvariantCulture, $"the same networks, latents searched after training in {steps} steps of {stepSize}"),
                (ml, gan, latents) => ml.Gan().SearchLatent(gan, steps, stepSize).Fit(latents).Append(gan)),
        ],
    };

    private static Variant SearchedImages(string name, string note, Func<GanTrainerOptions> options) =>
        Searched(name, note, n => SmallTraining.ForImages(options(), n), steps: 30, stepSize: 0.03);

    private static Variant SearchedPoints(string name, string note, Func<GanTrainerOptions> options) =>
        Searched(name, note, _ => SmallTraining.ForToys(options()), steps: 100, stepSize: 0.01);

    private static AdvLatQualityTrainer.Options Moved(double step) => new() { LatentSearch = new GanLatentSearch { StepSize = step, Bound = null } };

    private static StandardGanTrainer.Options Seek(double weight = 1) => new() { Regularizers = [GanRegularizer.ModeSeeking(weight)] };

    private static T Labelled<T>(T options)
        where T : GanTrainerOptions
    {
        options.LabelColumnName = "Label";
        return options;
    }
}
