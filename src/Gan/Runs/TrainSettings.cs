using System.Globalization;
using System.Text.Json.Nodes;
using GanRefinement.Gan.Datasets;
using GanRefinement.Gan.Settings;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Gan.Runs;

/// <summary>What <c>train</c> can be told beside the options of the trainers.</summary>
internal static class TrainSettings
{
    /// <summary>The data.</summary>
    public static readonly Setting Data = new("data",
        $"The data: {string.Join(", ", KnownDataset.All.Select(dataset => dataset.Name))} (found on this machine, or downloaded), a folder of "
        + "images (subfolders become classes; train and test beside each other are taken as such), a folder of IDX, CIFAR-10 or STL-10 files, an IDX file, "
        + "or a toy distribution with its arguments, as in ring:modes=12: "
        + $"{string.Join(", ", Part.Of(typeof(GanMixture)).Select(part => part.Name))} ('gan parts mixtures'). Of a run's model the default is what the run "
        + "was trained on.");

    /// <summary>Height and width.</summary>
    public static readonly Setting Size = new("size", "Images' height and width: 32, or 48x64 for height 48. Default: 64 for folders, 48 for stl10, else 32.");

    /// <summary>Channels of a folder's images.</summary>
    public static readonly Setting Channels = new("channels", "Channels of the images of a folder: 3 for colour (default), or 1 for grey.");

    /// <summary>No classes.</summary>
    public static readonly Setting Unlabelled = new("unlabelled",
        "Takes all images of a folder and its subfolders, whose names are no classes. Default: false.", SettingKind.Switch);

    /// <summary>What to do with broken files.</summary>
    public static readonly Setting SkipBrokenFiles = new("skipBrokenFiles",
        "Leaves out a folder's files that are no images, or damaged. Default: false, an error.", SettingKind.Switch);

    /// <summary>No downloads.</summary>
    public static readonly Setting Offline = new("offline", "Download nothing. Default: false.", SettingKind.Switch);

    /// <summary>The cache.</summary>
    public static readonly Setting Cache = new("cache", "Where downloaded data sets are kept. Default: gan-refinement in the user's cache folder.");

    /// <summary>The method.</summary>
    public static readonly Setting Method = new("method", $"The training method: {string.Join(", ", Methods.All)}; also called "
        + $"{string.Join(", ", Methods.Aliases)} ('gan parts methods' says which). Default: standard.");

    /// <summary>A paper's settings.</summary>
    public static readonly Setting Preset = new("preset", "A paper's settings to begin with: "
        + string.Join("; ", Methods.All.Select(name => (name, presets: Methods.PresetsOf(name))).Where(entry => entry.presets.Count > 0)
            .Select(entry => $"{entry.name} has {string.Join(", ", entry.presets.Select(preset => preset.Name))}"))
        + ". Some take arguments, as in images:bandwidth=5: 'gan parts METHOD' says which. Default: the method's own.");

    /// <summary>The run's folder.</summary>
    public static readonly Setting Out = new("out", "The run's folder, made if it is missing. Default: runs/METHOD-DATA-DATE.");

    /// <summary>Evaluation during training.</summary>
    public static readonly Setting Validation = new("validation",
        "Evaluates on held-out images during training and keeps the best networks: none (default), features such as principal, pixels, random, classifier or "
        + "inception:weightsPath=FILE, or '{features: principal, interval: 500, patience: 10}' with any setting of GanValidation.");

    /// <summary>Where to start.</summary>
    public static readonly Setting InitialModel = new("initialModel", "A model zip whose weights training starts from. Default: none.");

    /// <summary>Threads.</summary>
    public static readonly Setting Threads = new("threads", "Threads of torch, at least 1. Default: OMP_NUM_THREADS, else one for each core.");

    /// <summary>Device.</summary>
    public static readonly Setting Gpu = new("gpu", "Number of the GPU to use, counted from 0. Default: none, the processor.");

    /// <summary>Many processes.</summary>
    public static readonly Setting Mpi = new("mpi",
        "Works with all processes that mpiexec, srun or an MPI operator has started: mpiexec -n 4 gan COMMAND --mpi ... Only the first one speaks and "
        + "writes. Default: false.", SettingKind.Switch);

    /// <summary>Those that name data.</summary>
    public static IReadOnlyList<Setting> OfData { get; } = [Data, Size, Channels, Unlabelled, SkipBrokenFiles, Offline, Cache];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Setting> Own { get; } =
        [.. OfData, Method, Preset, Out, Validation, InitialModel, Threads, Gpu, Mpi];

    /// <summary>All of them and the trainers' options.</summary>
    public static IReadOnlyList<Setting> All { get; } = [.. Own, .. Methods.Options];

    /// <summary>The data that are asked for.</summary>
    /// <exception cref="BadInputException">None are, or a number is wrong.</exception>
    public static DataRequest Request(SettingValues values)
    {
        var channels = values.Get(Channels, 3);
        return channels is 1 or 3
            ? new(values.Require<string>(Data), SizeOf(values), channels, values.Get(Offline, false), values.Get(Unlabelled, false),
                values.Get(SkipBrokenFiles, false))
            : throw new BadInputException($"{Channels.Flag} must be 1 or 3; it is {channels}.");
    }

    /// <summary>The validation that is asked for, or null.</summary>
    public static ValidationSettings? ValidationOf(SettingValues values)
    {
        var node = values.All[Validation.Key];
        var text = SettingsText.Leaf(node);
        return ValidationSettings.Parse(text?.StartsWith('{') == true && node is JsonValue ? SettingsText.Parse(text, Validation.Flag) : node, Validation.Flag);
    }

    private static (int Height, int Width)? SizeOf(SettingValues values)
    {
        if (values.Get<string?>(Size, null) is not { } text)
            return null;
        int[] sides = [.. text.Split('x').Select(side => int.TryParse(side, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new BadInputException($"{Size.Flag} must be a whole number of at least 1, or two with an x between them; it is '{text}'."))];
        return sides.Length is 1 or 2 ? (sides[0], sides[^1]) : throw new BadInputException($"{Size.Flag} has at most two numbers; it is '{text}'.");
    }
}
