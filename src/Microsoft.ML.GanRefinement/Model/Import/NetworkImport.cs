using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.ML.GanRefinement.Interop.StateDicts;
using Microsoft.ML.GanRefinement.Networks;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Model.Import;

/// <summary>Fills networks with <see cref="GanWeights"/>.</summary>
internal static partial class NetworkImport
{
    /// <summary>Fills both networks of a pair.</summary>
    /// <exception cref="FormatException">A file is damaged, or its tensors are not those of the network; the message lists what differs.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static void Fill(NetworkPairSpecification specification, NetworkPair networks, GanPairWeights weights)
    {
        Fill(weights.Generator, networks.Generator, specification, ofGenerator: true);
        Fill(weights.Discriminator, networks.Discriminator, specification, ofGenerator: false);
    }

    /// <summary>SHA-256 of a file, in hexadecimal digits.</summary>
    public static string HashOf(GanWeights weights)
    {
        using FileStream file = new(weights.Path, FileMode.Open, FileAccess.Read, FileShare.Read);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    private static void Fill(GanWeights weights, nn.Module network, NetworkPairSpecification specification, bool ofGenerator)
    {
        var layers = weights.Names.Layers;
        using FileStream file = new(weights.Path, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            CheckHash(weights, Convert.ToHexStringLower(SHA256.HashData(file)));
            file.Position = 0;
            using StateDictFile tensors = new(file, weights.Entry, layers.Entry(ofGenerator));
            new LayerImport(tensors, layer => layers.Find(layer, specification, ofGenerator), ofGenerator, layers.AddedVariance).Fill(network);
        }
        catch (FormatException error)
        {
            throw new FormatException(
                $"The weights file '{weights.Path}' cannot be used for the {(ofGenerator ? "generator" : "discriminator")}: {error.Message}.", error);
        }
    }

    // torch.hub names files by the first digits of their SHA-256. Eight digits without a letter may as well be a date.
    private static void CheckHash(GanWeights weights, string hash)
    {
        if (weights.Sha256 is { } wanted && !string.Equals(wanted, hash, StringComparison.OrdinalIgnoreCase))
            throw new FormatException($"its SHA-256 is {hash}, and {nameof(GanWeights.Sha256)} is {wanted}: it is another file, or not all of it");
        var suffix = Suffix().Match(Path.GetFileName(weights.Path)).Groups["hash"].Value;
        if (suffix.Any(char.IsAsciiLetter) && !hash.StartsWith(suffix, StringComparison.Ordinal))
        {
            throw new FormatException(
                $"its name says that its SHA-256 begins with {suffix}, and it is {hash}: download it again, or rename it if the digits are no hash");
        }
    }

    [GeneratedRegex("-(?<hash>[0-9a-f]{8,64})\\.[^.]+\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Suffix();
}
