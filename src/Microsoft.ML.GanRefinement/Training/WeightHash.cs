using System.Security.Cryptography;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training;

/// <summary>What tells the weights of two pairs apart.</summary>
internal static class WeightHash
{
    /// <summary>SHA-256 of weights and statistics of both networks, in their order.</summary>
    public static byte[] Of(NetworkPair networks)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var tensor in networks.Generator.State().Concat(networks.Discriminator.State()))
            hash.AppendData(tensor.detach().to(CPU).contiguous().bytes);
        return hash.GetHashAndReset();
    }
}
