using GanRefinement.Reproduce.Pages;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Refining;

/// <summary>Where generated points lie, before and after refiners.</summary>
internal static class Scatter
{
    private const double Extent = 2;
    private const int Count = 400;

    /// <summary>A panel for the network alone and one for each refiner.</summary>
    public static Action<RefinerScene, string> Of(params IReadOnlyList<(string Name, GanLatentRefiner Refiner)> refiners) => (scene, path) =>
    {
        PointPlot plot = new(Extent);
        var latents = scene.ML.Data.TakeRows(scene.Latents, Count);
        plot.Add("as generated", Points(scene.Gan.Transform(latents)));
        foreach (var (name, refiner) in refiners)
            plot.Add(name, Points(scene.Gan.Transform(scene.ML.Gan().RefineLatent(scene.Gan, refiner).Fit(latents).Transform(latents))));

        plot.Save(path);
    };

    private static IEnumerable<(double X, double Y)> Points(IDataView view) =>
        SampleSet.Read(view, Count).Samples.Select(point => ((double)point[0], (double)point[1]));
}
