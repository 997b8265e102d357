using System.Text;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Interop;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Torch;
using Microsoft.ML.Runtime;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Model;

/// <summary>A trained generator and discriminator, frozen for good: eval mode, no weight asks for a gradient, so any number of threads may
/// call it. Shared by the transformers made from it; the last one to let go frees it, once no call is under way.</summary>
internal sealed class TrainedPair
{
    private const string SpecificationStream = "specification.json";
    private const string GeneratorStream = "generator.weights";
    private const string DiscriminatorStream = "discriminator.weights";
    private const int MaxSpecificationBytes = 64 << 20;

    private readonly FoldedNetworks _folded;
    private readonly NetworkLifetime _lifetime;

    /// <summary>Takes the networks over.</summary>
    public TrainedPair(GanSpecification specification, NetworkPair networks, Device device)
    {
        (Specification, Networks, Device) = (specification, networks, device);
        networks.Generator.Freeze();
        networks.Discriminator.Freeze();
        // The lifetime's to free, not this object's.
        var folded = new FoldedNetworks(networks, specification.Networks, device);
        _lifetime = new NetworkLifetime(_folded = folded, [networks.Generator, networks.Discriminator], typeof(GanTransformer));
    }

    /// <summary>What it was built from.</summary>
    public GanSpecification Specification { get; private set; }

    /// <summary>The losses it was trained with.</summary>
    public GanObjective Objective => Specification.Objective;

    /// <summary>Where its weights are.</summary>
    public Device Device { get; }

    /// <summary>The networks, frozen; to be touched within a <see cref="Use"/>.</summary>
    public NetworkPair Networks { get; }

    /// <summary>Right after training: from here on, a refiner that knows the networks moves each latent before anything is generated.</summary>
    public void RefineWith(GanLatentRefiner refiner) => Specification = Specification with { LatentRefinement = refiner };

    /// <summary>Keeps the networks until the result is disposed, whoever disposes their owners meanwhile.</summary>
    /// <exception cref="ObjectDisposedException">The last owner has let go.</exception>
    public NetworkLifetime.Use Use() => _lifetime.Begin();

    /// <summary>Samples [B, C, H, W] from latents [B, Z] and classes [B].</summary>
    public Tensor Generate(Tensor latents, Tensor? classes) => Networks.Generator.call(latents, classes);

    /// <summary>The discriminator's output.</summary>
    public DiscriminatorOutput Discriminate(Tensor samples, Tensor? classes) => Networks.Discriminator.call(samples, classes);

    /// <summary>The networks as a refiner wants them: with batch norms folded away, unless it says otherwise.</summary>
    public NetworkPair NetworksFor(GanLatentRefiner refiner) => refiner.KeepsBatchNorm ? Networks : _folded.Get();

    /// <summary>What a refiner's result is.</summary>
    public RowVariable VariableOf(GanLatentRefiner refiner) => new(refiner.Moves, Specification.Networks.LatentSize, Specification.Networks.ClassCount);

    /// <summary>Latents, or what else a refiner moves, moved by it: to be read by <see cref="VariableOf"/>.</summary>
    /// <param name="refiner">What moves them.</param>
    /// <param name="latents">[B, Z].</param>
    /// <param name="classes">[B] zero-based classes, or null.</param>
    /// <param name="cancellation">Heard before each step.</param>
    /// <param name="ids">What the rows' random numbers are addressed by; null for their places.</param>
    /// <param name="moved">Told of the latents after each step, and of those at the beginning as 0.</param>
    public Tensor Refine(
        GanLatentRefiner refiner, Tensor latents, Tensor? classes, Cancellation cancellation = default, IReadOnlyList<DataViewRowId>? ids = null,
        Action<int, Tensor>? moved = null)
    {
        refiner.Check(Specification.Networks, Objective);
        using var scope = NewDisposeScope();
        var batch = new RefinementBatch(NetworksFor(refiner), Objective, latents, classes)
        {
            NetworksFor = NetworksFor,
            ClassCount = Specification.Networks.ClassCount,
            Prior = Specification.Prior,
            Cancellation = cancellation,
            Ids = ids,
            Moved = moved,
        };
        return refiner.Refine(batch.Filled()).narrow(0, 0, latents.shape[0]).clone().MoveToOuterDisposeScope();
    }

    /// <summary>What a refiner lowers at latents, [B], without a graph.</summary>
    /// <inheritdoc cref="Refine"/>
    public Tensor Losses(GanLatentRefiner refiner, Tensor latents, Tensor? classes)
    {
        using var scope = NewDisposeScope();
        var batch = new RefinementBatch(NetworksFor(refiner), Objective, latents, classes) { Prior = Specification.Prior }.Filled();
        var values = new RowGradients(batch.Networks, VariableOf(refiner)).ValuesOf(
            new LatentRows(batch.Latents, batch.Classes, batch.Latents), (step, _) => refiner.Losses(batch, step));
        return values.Losses.narrow(0, 0, latents.shape[0]).clone().MoveToOuterDisposeScope();
    }

    /// <summary>What tells these weights from any others: the SHA-256 of both networks as they are saved.</summary>
    public string Fingerprint()
    {
        using var use = Use();
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        Networks.Generator.save(writer);
        Networks.Discriminator.save(writer);
        writer.Flush();
        return Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
    }

    /// <summary>Counts one more owner.</summary>
    /// <exception cref="ObjectDisposedException">The last owner has let go.</exception>
    public TrainedPair Retain()
    {
        _lifetime.Retain();
        return this;
    }

    /// <summary>Counts one owner less.</summary>
    public void Release() => _lifetime.Release();

    /// <summary>Writes specification and weights, each a stream of its own.</summary>
    public void Save(Action<string, Action<BinaryWriter>> stream)
    {
        if (Specification.LatentRefinement?.WhyNotSavable is { } reason)
            throw new NotSupportedException(reason);
        using var use = Use();
        stream(SpecificationStream, w => w.Write(Encoding.UTF8.GetBytes(Specification.ToJson())));
        stream(GeneratorStream, w => Networks.Generator.save(w));
        stream(DiscriminatorStream, w => Networks.Discriminator.save(w));
    }

    /// <summary>Rebuilds what <see cref="Save"/> wrote, on the device that the loading context asks for.</summary>
    /// <exception cref="FormatException">A stream is missing or does not fit.</exception>
    /// <exception cref="InvalidOperationException">libtorch has refused something, as for lack of memory on the device.</exception>
    public static TrainedPair Load(Func<string, Action<BinaryReader>, bool> stream, IHostEnvironment environment) =>
        TorchErrors.Explain("Loading a trained pair", () => Read(stream, environment));

    private static TrainedPair Read(Func<string, Action<BinaryReader>, bool> stream, IHostEnvironment environment)
    {
        using var scope = TorchScope.Differentiable();
        var json = "";
        WeightStreams.Require(stream, SpecificationStream, r => json = ReadText(r.BaseStream));
        var specification = GanSpecification.FromJson(json);
        var device = TorchDevice.Choose(environment);
        var networks = specification.Networks;
        var size = NetworkSize.Of(networks);
        var generator = WeightStreams.Load(stream, GeneratorStream, size.Generator, () => NetworkPairFactory.CreateGenerator(networks));
        try
        {
            var discriminator = WeightStreams.Load(
                stream, DiscriminatorStream, size.Discriminator, () => NetworkPairFactory.CreateDiscriminator(networks));
            generator.to(device);
            discriminator.to(device);
            return new TrainedPair(specification, new NetworkPair(generator, discriminator), device);
        }
        catch
        {
            generator.Dispose();
            throw;
        }
    }

    private static string ReadText(Stream source)
    {
        using var text = new MemoryStream();
        var buffer = new byte[1 << 14];
        for (int n; (n = source.Read(buffer)) > 0; text.Write(buffer, 0, n))
        {
            if (text.Length + n > MaxSpecificationBytes)
                throw new FormatException($"The model file's stream '{SpecificationStream}' is larger than {MaxSpecificationBytes} bytes.");
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }
}
