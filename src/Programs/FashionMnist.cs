using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.ML;

namespace GanRefinement.Programs;

/// <summary>Fashion-MNIST (Xiao et al. 2017) in a folder of IDX files.</summary>
internal static class FashionMnist
{
    /// <summary>Where Debian's package dataset-fashion-mnist puts it.</summary>
    public const string DebianFolder = "/usr/share/datasets/fashion-mnist";

    // From 28, with a background border: 32 halves three times, so that the networks start from 4×4 maps.
    private const int Side = 32;

    private const int Digits = 12;

    private static readonly string[] s_files =
        ["train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"];

    private static readonly string[] s_names =
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];

    /// <summary>The 60,000 training images.</summary>
    public static IDataView Train(MLContext ml, string folder, int side = Side) => Load(ml, folder, "train", side);

    /// <summary>The 10,000 test images.</summary>
    public static IDataView Test(MLContext ml, string folder, int side = Side) => Load(ml, folder, "t10k", side);

    /// <summary>The start of the SHA-256 of the four files, one behind the other, as they are without gzip: MNIST has as many images of the
    /// same size, and in files of the same names.</summary>
    public static string Fingerprint(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        foreach (var path in s_files.Select(name => Find(folder, name)))
        {
            using Stream file = File.OpenRead(path);
            using var content = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
            for (var read = content.Read(buffer); read > 0; read = content.Read(buffer))
                hash.AppendData(buffer, 0, read);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..Digits];
    }

    private static IDataView Load(MLContext ml, string folder, string split, int side) =>
        ml.Gan().LoadIdx(Find(folder, $"{split}-images-idx3-ubyte"), Find(folder, $"{split}-labels-idx1-ubyte"), s_names, side, side);

    private static string Find(string folder, string name)
    {
        var plain = Path.Combine(folder, name);
        var packed = plain + ".gz";
        return File.Exists(packed) ? packed
            : File.Exists(plain) ? plain
            : throw new FileNotFoundException(
                $"No {name}[.gz] in '{folder}'. Install Debian's dataset-fashion-mnist, "
                + "or name the folder of the four IDX files with --data.");
    }
}
