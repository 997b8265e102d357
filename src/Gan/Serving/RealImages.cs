using GanRefinement.Gan.Datasets;
using GanRefinement.Gan.Runs;
using GanRefinement.Gan.Settings;
using GanRefinement.Programs.Screen;
using Microsoft.ML;

namespace GanRefinement.Gan.Serving;

/// <summary>Some real images of a model's data, in memory: held-out ones where there are any.</summary>
internal static class RealImages
{
    private const int Most = 500;

    /// <summary>Reads them.</summary>
    /// <param name="terminal">Shows a download.</param>
    /// <param name="ml">The context.</param>
    /// <param name="values">What was set on the command line.</param>
    /// <param name="path">The model, or its run's folder.</param>
    /// <param name="cancellation">Ends it.</param>
    public static IReadOnlyList<float[]> Read(Terminal terminal, MLContext ml, SettingValues values, string path, CancellationToken cancellation)
    {
        SettingValues own = new(values.All.DeepClone().AsObject());
        var request = ModelData.Request(own, path);
        var data = DataSource.Open(ml, request, new DatasetCache(terminal, own.Get<string?>(TrainSettings.Cache, null)), cancellation);
        var shuffled = RealRows.Shuffled(ml, data.Test ?? data.Train);
        var view = ml.Gan().PixelFeatures("Features", "Image", cancellation).Fit(shuffled).Transform(shuffled);
        return GeneratedRows.Vectors(view, view.Schema["Features"], Most, cancellation);
    }
}
