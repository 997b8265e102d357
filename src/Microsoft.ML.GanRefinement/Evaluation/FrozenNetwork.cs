using System.Security.Cryptography;
using System.Text;
using Microsoft.ML.GanRefinement.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Evaluation;

/// <summary>A fitted network that nothing changes any more: eval mode, no weight asks for a gradient, so any number of threads may call it.</summary>
internal sealed class FrozenNetwork<TSpecification, TNetwork> : IDisposable
    where TNetwork : nn.Module
{
    private readonly NetworkLifetime _lifetime;
    private readonly Type _owner;
    private int _disposed;

    /// <summary>Takes the network over.</summary>
    /// <param name="owner">Whom an <see cref="ObjectDisposedException"/> names.</param>
    /// <param name="specification">What the network was built from.</param>
    /// <param name="json">The same as text.</param>
    /// <param name="network">The network.</param>
    /// <param name="device">Where it goes.</param>
    /// <param name="fingerprint">What tells it from others; null for the SHA-256 of specification and weights.</param>
    public FrozenNetwork(Type owner, TSpecification specification, string json, TNetwork network, Device device, string? fingerprint = null)
    {
        (_owner, Specification, Network, Device) = (owner, specification, network, device);
        Network.to(device);
        Network.Freeze();
        Fingerprint = fingerprint ?? Hash(json, network);
        _lifetime = new NetworkLifetime(Network, [Network], owner);
        _lifetime.Retain();
    }

    /// <summary>What it was built from.</summary>
    public TSpecification Specification { get; }

    /// <summary>Where its weights are.</summary>
    public Device Device { get; }

    /// <summary>In hexadecimal digits, for protocols.</summary>
    public string Fingerprint { get; }

    /// <summary>The network, frozen; to be touched within a <see cref="Use"/>.</summary>
    public TNetwork Network { get; }

    /// <summary>Keeps the network until the result is disposed, whoever disposes its owner meanwhile.</summary>
    /// <exception cref="ObjectDisposedException">The owner has let go.</exception>
    public NetworkLifetime.Use Use() => _lifetime.Begin();

    /// <exception cref="ObjectDisposedException">The owner has let go.</exception>
    public void Check() => ObjectDisposedException.ThrowIf(_lifetime.IsOver, _owner);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
            _lifetime.Release();
    }

    private static string Hash(string specification, nn.Module network)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true);
        writer.Write(specification);
        network.save(writer);
        writer.Flush();
        return Convert.ToHexStringLower(SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
    }
}
