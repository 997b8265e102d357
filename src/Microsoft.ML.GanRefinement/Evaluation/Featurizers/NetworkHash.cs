using System.Security.Cryptography;
using System.Text;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Evaluation.Featurizers;

/// <summary>What tells featurizers apart in a protocol.</summary>
internal static class NetworkHash
{
    /// <summary>SHA-256 of specification and weights, in hexadecimal digits.</summary>
    public static string Of(string specification, nn.Module network)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true);
        writer.Write(specification);
        network.save(writer);
        writer.Flush();
        return Convert.ToHexStringLower(SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
    }
}
