using Microsoft.ML;

namespace GanRefinement.Gan.Datasets;

/// <summary>A published data set that the program knows by name.</summary>
internal sealed record KnownDataset
{
    private static readonly string[] s_idx = ["train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"];

    private static readonly string[] s_garments =
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];

    /// <summary>Those that there are.</summary>
    public static IReadOnlyList<KnownDataset> All { get; } =
    [
        new()
        {
            Name = "fashion-mnist",
            Address = "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
            SystemFolder = "/usr/share/datasets/fashion-mnist",
            Downloads =
            [
                new("train-images-idx3-ubyte.gz", "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
                new("train-labels-idx1-ubyte.gz", "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
                new("t10k-images-idx3-ubyte.gz", "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
                new("t10k-labels-idx1-ubyte.gz", "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"),
            ],
            Files = s_idx,
            DefaultSize = 32,
            Load = (ml, folder, size) => Idx(ml, folder, size, s_garments),
        },
        new()
        {
            Name = "mnist",
            Address = "https://ossci-datasets.s3.amazonaws.com/mnist/",
            SystemFolder = "/usr/share/datasets/mnist",
            Downloads =
            [
                new("train-images-idx3-ubyte.gz", "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
                new("train-labels-idx1-ubyte.gz", "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
                new("t10k-images-idx3-ubyte.gz", "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
                new("t10k-labels-idx1-ubyte.gz", "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"),
            ],
            Files = s_idx,
            DefaultSize = 32,
            Load = (ml, folder, size) => Idx(ml, folder, size, null),
        },
        new()
        {
            Name = "cifar10",
            Address = "https://www.cs.toronto.edu/~kriz/",
            SystemFolder = "/usr/share/datasets/cifar10",
            Downloads = [new("cifar-10-binary.tar.gz", "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd")],
            Files = [.. Enumerable.Range(1, 5).Select(part => $"data_batch_{part}.bin"), "test_batch.bin"],
            DefaultSize = 32,
            Load = (ml, folder, size) => (
                ml.Gan().LoadCifar10([.. Enumerable.Range(1, 5).Select(part => Find(folder, $"data_batch_{part}.bin")!)], imageHeight: size.Height,
                    imageWidth: size.Width),
                ml.Gan().LoadCifar10([Find(folder, "test_batch.bin")!], imageHeight: size.Height, imageWidth: size.Width)),
        },
        new()
        {
            Name = "stl10",
            Address = "http://ai.stanford.edu/~acoates/stl10/",
            SystemFolder = "/usr/share/datasets/stl10",
            Downloads = [new("stl10_binary.tar.gz", "f31fd99273a1acb8609c8db427cebb1de3f71de77758cdc0e22956e1289b9866")],
            Files = ["train_X.bin", "train_y.bin", "test_X.bin", "test_y.bin", "unlabeled_X.bin"],
            DefaultSize = 48,
            Load = (ml, folder, size) => (
                ml.Gan().LoadStl10(Find(folder, "train_X.bin")!, Find(folder, "train_y.bin"), imageHeight: size.Height, imageWidth: size.Width),
                ml.Gan().LoadStl10(Find(folder, "test_X.bin")!, Find(folder, "test_y.bin"), imageHeight: size.Height, imageWidth: size.Width)),
        },
    ];

    /// <summary>Its name on the command line.</summary>
    public required string Name { get; init; }

    /// <summary>Where its downloads are, with a slash at the end.</summary>
    public required string Address { get; init; }

    /// <summary>Where a package of the system puts it.</summary>
    public required string SystemFolder { get; init; }

    /// <summary>What is downloaded.</summary>
    public required IReadOnlyList<DataFile> Downloads { get; init; }

    /// <summary>What must be in a folder that has it, each with or without <c>.gz</c>.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>Height and width where none are asked for.</summary>
    public required int DefaultSize { get; init; }

    /// <summary>Training and test images of a folder that has all files.</summary>
    public required Func<MLContext, string, (int Height, int Width), (IDataView Train, IDataView Test)> Load { get; init; }

    /// <summary>The data set of a name; null if there is none.</summary>
    public static KnownDataset? Named(string name) => All.FirstOrDefault(known => Settings.Names.Same(known.Name, name));

    /// <summary>The data set whose files a folder has; null if it has none's. Several have files of the same names: then the folder's name decides, and without
    /// that it is MNIST, whose classes are numbers.</summary>
    public static KnownDataset? Of(string folder)
    {
        KnownDataset[] found = [.. All.Where(dataset => dataset.IsIn(folder))];
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        return found.FirstOrDefault(dataset => name.Contains(dataset.Name, StringComparison.OrdinalIgnoreCase)) ?? found.LastOrDefault();
    }

    /// <summary>Whether a folder has all its files.</summary>
    public bool IsIn(string folder) => Files.All(file => Find(folder, file) is not null);

    private static (IDataView Train, IDataView Test) Idx(MLContext ml, string folder, (int Height, int Width) size, string[]? names)
    {
        return (Split("train"), Split("t10k"));

        IDataView Split(string split) => ml.Gan().LoadIdx(
            Find(folder, $"{split}-images-idx3-ubyte")!, Find(folder, $"{split}-labels-idx1-ubyte")!, names, size.Height, size.Width);
    }

    // The file, gzipped or not, in the folder or in the one that archives make in it.
    private static string? Find(string folder, string file) => !Directory.Exists(folder)
        ? null
        : Directory.GetDirectories(folder).Prepend(folder).SelectMany(place => new[] { Path.Combine(place, file), Path.Combine(place, file + ".gz") })
            .FirstOrDefault(File.Exists);
}
