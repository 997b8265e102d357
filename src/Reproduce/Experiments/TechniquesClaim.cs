using GanRefinement.Reproduce.Datasets;
using GanRefinement.Reproduce.Pages;
using GanRefinement.Reproduce.Verdicts;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Experiments;

/// <summary>Every technique for the same seconds: which helps, which hurts, and at what cost.</summary>
internal static class TechniquesClaim
{
    private const double ToySeconds = 5;
    // Wide enough to be hit in few seconds.
    private const double Deviation = 0.05;
    // Five seeds of all techniques take an hour of a core.
    private const double ImageSeconds = 30;

    private const string Paper =
        """
        | figures of the papers | modes | near a mode |
        | --- | --- | --- |
        | Ring of 8: plain GAN, unrolled, VEEGAN | 1, 7.6, 8 | 99.3 %, 35.6 %, 52.9 % |
        | Grid of 25: plain GAN, unrolled, VEEGAN | 3.3, 23.6, 24.6 | 0.5 %, 16 %, 40 % |

        They are of other networks and lengths, and each paper compares with one or two others. None compares all for the same seconds.
        """;

    private const string Setting =
        "Every technique has the same seconds of the training thread's processor time, 5 for points and 30 for images, so that what is dear has fewer "
        + "iterations. That is little: who is slow but sure in the long run loses here. Nothing is tuned: one setting each, the papers' where they fit points "
        + "in the plane, else as the list says; all else is the plain GAN's. " + PointTechniques.Setting + " Modes have a deviation of 0.05. Images as on the "
        + "other pages, with constant rates and the weights' average.";

    public static Claim Create() => new(
        "techniques", "All techniques for the same seconds", Paper, Setting,
        [
            Toy("ring", "Ring of 8", GanMixture.Ring(deviation: Deviation)),
            Toy("grid", "Grid of 25", GanMixture.Grid(spacing: 2 / Math.Sqrt(8), deviation: Deviation)),
            Fashion(),
        ]);

    private static Experiment Toy(string name, string title, GanMixture mixture) => new()
    {
        Name = name,
        Title = title,
        Dataset = _ => new MixtureDataset(name, mixture),
        Iterations = SmallTraining.ToyIterations,
        Seconds = ToySeconds,
        Seeds = 5,
        Variants = [.. PointTechniques.All],
        Statements = [.. TechniqueTable.Statements(PointTechniques.All, Metric.HighQuality, Metric.WellCovered)],
        Summary = TechniqueTable.Summary,
        Tables = TechniqueTable.Write,
    };

    private static Experiment Fashion() => new()
    {
        Name = "fashion",
        Title = "Fashion-MNIST",
        Dataset = context => new FashionDataset(context),
        Iterations = SmallTraining.Iterations,
        Seconds = ImageSeconds,
        Seeds = 5,
        Variants = [.. ImageTechniques.All],
        Statements = [.. TechniqueTable.Statements(ImageTechniques.All, Metric.Frechet, Metric.Coverage)],
        Summary = TechniqueTable.Summary,
        Tables = TechniqueTable.Write,
    };
}
