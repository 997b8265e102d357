using System.Text.Json.Nodes;
using GanRefinement.Gan.Datasets;
using GanRefinement.Gan.Settings;

namespace GanRefinement.Gan.Runs;

/// <summary>The real images that go with a model.</summary>
internal static class ModelData
{
    /// <summary>What to open: what is set, else what the run was trained on, in the size of the network's images.</summary>
    /// <param name="values">The settings; those that are missing are filled in.</param>
    /// <param name="path">The model, or its run's folder.</param>
    /// <exception cref="BadInputException">No data are set, and the model is no run's.</exception>
    public static DataRequest Request(SettingValues values, string path)
    {
        TakeSettingsOfRun(values, path);
        if (!values.Has(TrainSettings.Size) && TrainedModel.Specifications(TrainedModel.Find(path)) is [.., var last]
            && last["networks"]?["image"] is JsonObject image)
        {
            values.All[TrainSettings.Size.Key] = $"{image["height"]}x{image["width"]}";
        }
        return TrainSettings.Request(values);
    }

    // A run knows what it was trained on.
    private static void TakeSettingsOfRun(SettingValues values, string path)
    {
        if (!Directory.Exists(path) || !new RunFolder(path).HasRun)
            return;
        var run = SettingsText.Read(new RunFolder(path).Settings);
        foreach (var setting in TrainSettings.OfData.Where(setting => !values.Has(setting)))
        {
            if (run[setting.Key] is { } value)
                values.All[setting.Key] = value.DeepClone();
        }
    }
}
