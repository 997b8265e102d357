using GanRefinement.Reproduce.Pages;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement;
using Microsoft.ML.GanRefinement.Common;

namespace GanRefinement.Reproduce.Refining;

/// <summary>Where generated points lie, and the latents that they are made of, before and after refiners.</summary>
internal static class Scatter
{
    private const double Extent = 2;
    private const double LatentExtent = 4;
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

    /// <summary>A panel for the latents as drawn and one for those of each refiner, from −4 to 4; for pairs with latents of two values.</summary>
    public static Action<RefinerScene, string> OfLatents(params IReadOnlyList<(string Name, GanLatentRefiner Refiner)> refiners) => (scene, path) =>
    {
        PointPlot plot = new(LatentExtent);
        var latents = scene.ML.Data.TakeRows(scene.Latents, Count);
        plot.Add("latents as drawn", Latents(latents));
        foreach (var (name, refiner) in refiners)
            plot.Add(name, Latents(scene.ML.Gan().RefineLatent(scene.Gan, refiner).Fit(latents).Transform(latents)));

        plot.Save(path);
    };

    private static IEnumerable<(double X, double Y)> Latents(IDataView view) =>
        view.GetColumn<float[]>(ColumnNames.Latent).Select(latent => ((double)latent[0], (double)latent[1]));

    private static IEnumerable<(double X, double Y)> Points(IDataView view) =>
        SampleSet.Read(view, Count).Samples.Select(point => ((double)point[0], (double)point[1]));
}
