using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.ML.GanRefinement.Interop.StateDicts;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Evaluation.Featurizers.Inception;

/// <summary>Weights of an <see cref="InceptionNetwork"/> from the file of a PyTorch state dict.</summary>
internal static partial class InceptionWeights
{
    /// <summary>SHA-256 of the file that published distances were computed with, <c>pt_inception-2015-12-05-6726825d.pth</c>.</summary>
    public const string PublishedHash = "6726825d0af5f729cebd5821db510b11b1cfad8faad88a03f1befd49fb9129b2";

    private const int Named = 5;

    /// <summary>Fills the network.</summary>
    /// <returns>SHA-256 of the file, in hexadecimal digits.</returns>
    /// <exception cref="FormatException">The file is damaged, or its tensors are not those of the network.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static string Load(string path, InceptionNetwork network)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(file));
            CheckName(Path.GetFileName(path), hash);
            file.Position = 0;
            using StateDictFile weights = new(file);
            var tensors = network.state_dict().Where(pair => !IsCounter(pair.Key)).ToDictionary();
            CheckTensors(weights.Tensors, tensors);
            using var quiet = no_grad();
            foreach ((var name, var target) in tensors)
            {
                using var values = Values(weights, name, target);
                target.copy_(values);
            }

            return hash;
        }
        catch (FormatException error)
        {
            throw new FormatException($"The weights file '{path}' cannot be used: {error.Message}.", error);
        }
    }

    // torch.hub names files so: the first digits of SHA-256 before the extension. Eight digits without a letter may as well be a date.
    private static void CheckName(string name, string hash)
    {
        var suffix = Suffix().Match(name).Groups["hash"].Value;
        if (suffix.Any(char.IsAsciiLetter) && !hash.StartsWith(suffix, StringComparison.Ordinal))
        {
            throw new FormatException(
                $"its name says that its SHA-256 begins with {suffix}, and it is {hash}: download it again, or rename it if the digits are no hash");
        }
    }

    private static void CheckTensors(IReadOnlyDictionary<string, StoredTensor> found, Dictionary<string, Tensor> expected)
    {
        List<string> errors = [];
        Report(errors, "lacks", [.. expected.Keys.Where(name => !found.ContainsKey(name))]);
        Report(errors, "has unexpectedly", [.. found.Keys.Where(name => !expected.ContainsKey(name) && !IsCounter(name) && !IsAuxiliary(name))]);
        Report(errors, "has in another shape", [.. expected
            .Where(pair => found.TryGetValue(pair.Key, out var tensor) && !tensor.Shape.SequenceEqual(pair.Value.shape))
            .Select(pair => $"'{pair.Key}' of [{string.Join(", ", found[pair.Key].Shape.Select(n => $"{n}"))}] instead of "
                + $"[{string.Join(", ", pair.Value.shape.Select(n => $"{n}"))}]")]);
        if (errors.Count > 0)
            throw new FormatException($"it is not a state dict of the Inception-v3 that pytorch-fid loads: it {string.Join("; it ", errors)}");
    }

    private static void Report(List<string> errors, string verb, string[] names)
    {
        if (names.Length > 0)
        {
            var more = names.Length > Named ? $" and {names.Length - Named} more" : string.Empty;
            errors.Add($"{verb} {string.Join(", ", names.Order(StringComparer.Ordinal).Take(Named))}{more}");
        }
    }

    private static Tensor Values(StateDictFile weights, string name, Tensor target)
    {
        var values = weights.ReadFloats(name);
        return Array.TrueForAll(values, float.IsFinite)
            ? tensor(values, target.shape, dtype: ScalarType.Float32, device: CPU)
            : throw new FormatException($"'{name}' has values that are not finite");
    }

    // Batches that a normalisation has seen: nothing depends on it, and files from before PyTorch 0.4.1 lack it.
    private static bool IsCounter(string name) => name.EndsWith(".num_batches_tracked", StringComparison.Ordinal);

    // The head that helps training. The published file has none.
    private static bool IsAuxiliary(string name) => name.StartsWith("AuxLogits.", StringComparison.Ordinal);

    [GeneratedRegex("-(?<hash>[0-9a-f]{8,64})\\.[^.]+\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Suffix();
}
