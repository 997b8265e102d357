using GanRefinement.Gan.Settings;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Gan.Datasets;

/// <summary>The data of a run.</summary>
/// <param name="Name">What was asked for.</param>
/// <param name="Train">Samples in the column Image, classes in Label if there are any.</param>
/// <param name="Test">Held-out samples where the data set has a part for that.</param>
internal sealed record DataSource(string Name, IDataView Train, IDataView? Test)
{
    private const int MixtureSamples = 10_000;
    private static readonly string[] s_heldOut = ["test", "val", "validation"];

    /// <summary>How many classes samples have; 0 without.</summary>
    public ulong Classes => Train.Schema.GetColumnOrNull("Label")?.Type is KeyDataViewType key ? key.Count : 0;

    /// <summary>Refuses a name that is none of a data set, folder, file or mixture, before anything is done.</summary>
    /// <exception cref="BadInputException">It is not.</exception>
    public static void RequireKnown(string name)
    {
        if (MixtureOf(name) is not null || KnownDataset.Named(name) is not null || Path.Exists(name))
            return;
        string[] names = [.. KnownDataset.All.Select(dataset => dataset.Name), .. Part.Of(typeof(GanMixture)).Select(part => part.Name)];
        throw new BadInputException($"--data: there is no folder, file or data set '{name}'; {Names.Suggestion(name.Split(':')[0], names)}");
    }

    /// <summary>Opens what a user names: a known data set, a folder of images, of IDX, CIFAR or STL files, an IDX file, or a mixture.</summary>
    /// <param name="ml">The context.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="cache">Finds known data sets.</param>
    /// <param name="cancellation">Ends a download.</param>
    /// <exception cref="BadInputException">It is none of these.</exception>
    public static DataSource Open(MLContext ml, DataRequest request, DatasetCache cache, CancellationToken cancellation)
    {
        if (MixtureOf(request.Name) is { } mixture)
            return new(request.Name, ml.Gan().SampleMixture(mixture, MixtureSamples, seed: 1), ml.Gan().SampleMixture(mixture, MixtureSamples, seed: 2));
        if (KnownDataset.Named(request.Name) is { } known && !Directory.Exists(request.Name))
            return Loaded(known, cache.Find(known, request.Offline, cancellation));
        if (File.Exists(request.Name))
            return new(request.Name, ml.Gan().LoadIdx(request.Name, Labels(request.Name), null, request.Size?.Height, request.Size?.Width), null);
        RequireKnown(request.Name);
        if (KnownDataset.Of(request.Name) is { } files)
            return Loaded(files, request.Name);
        var side = request.Size ?? (64, 64);
        return Folder(ml, request, side);

        DataSource Loaded(KnownDataset dataset, string folder)
        {
            var (train, test) = dataset.Load(ml, folder, request.Size ?? (dataset.DefaultSize, dataset.DefaultSize));
            return new(request.Name, train, test);
        }
    }

    // Folders named train and test beside each other are parts of one data set.
    private static DataSource Folder(MLContext ml, DataRequest request, (int Height, int Width) side)
    {
        var train = Path.Combine(request.Name, "train");
        if (!Directory.Exists(train))
            return new(request.Name, Images(request.Name), null);
        string[] others = [.. s_heldOut.Select(part => Path.Combine(request.Name, part)).Where(Directory.Exists)];
        return new(request.Name, Images(train), others.Length == 0 ? null : Images(others[0]));

        IDataView Images(string folder) => ml.Gan().LoadImageFolder(folder, new GanImageFolderOptions
        {
            ImageHeight = side.Height,
            ImageWidth = side.Width,
            Channels = request.Channels,
            LabelColumnName = request.Unlabelled ? null : "Label",
            SkipBrokenFiles = request.SkipBrokenFiles,
        });
    }

    /// <summary>The mixture of a name with its arguments, written as parts are; null if it is none. A folder of such a name is written with a path,
    /// <c>./ring</c>.</summary>
    /// <exception cref="BadInputException">It is one, and an argument is wrong.</exception>
    public static GanMixture? MixtureOf(string name)
    {
        // In a settings file it may be a mapping, which is text here again.
        var word = name.TrimStart('{', ' ', '"').Split(':', '"', '}')[0].Trim();
        return Part.Of(typeof(GanMixture)).Any(part => Names.Same(part.Name, word)) ? ObjectBinder.Bind<GanMixture>(name, "--data") : null;
    }

    private static string? Labels(string images)
    {
        var labels = images.Replace("images-idx3", "labels-idx1", StringComparison.Ordinal);
        return labels != images && File.Exists(labels) ? labels : null;
    }
}
