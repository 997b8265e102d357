using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data;
using Microsoft.ML.GanRefinement.Data.Batches;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Torch;
using Microsoft.ML.Runtime;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Training.Reference;

/// <summary>What a loop written from a paper's pseudo-code starts from: the first weights, batches and random numbers that a trainer with the
/// same options has, and TorchSharp's own Adam. Nothing of the library's training, losses or optimisers.</summary>
internal sealed class ReferenceRun : IDisposable
{
    public const int Iterations = 3;
    public const int BatchSize = 8;

    private readonly int _seed;
    private readonly BatchSource _batches;
    private readonly LatentSampler _sampler;
    private readonly ClassPrior _classes;
    private readonly NetworkPair _networks;

    public ReferenceRun(GanTrainerOptions options)
    {
        _seed = options.Seed!.Value;
        var ml = new MLContext(1);
        using var channel = ((IHostEnvironment)ml).Register("reference").Start("reference");
        var label = options.LabelColumnName is { } name ? new KeyColumn(name) : null;
        var data = TrainingSet.Read(channel, ImageRows.View(ml), new ImageColumn(options.ImageColumnName), label);
        _batches = new BatchSource(data, _seed, options.BatchSize);
        _sampler = new LatentSampler(options.LatentSize, _seed, distribution: options.LatentDistribution);
        _classes = ClassPrior.Even(data.ClassCount);
        using var weights = new torch.Generator((uint)_seed);
        _networks = NetworkPairFactory.Create(options.Networks.For(data.Shape, options.LatentSize, data.ClassCount), weights, CPU);
        _networks.Generator.train();
        _networks.Discriminator.train();
        OptimizerG = optim.Adam(G.parameters(), options.GeneratorLearningRate, options.Beta1 ?? 0.5, options.Beta2 ?? 0.999);
        OptimizerD = optim.Adam(D.parameters(), options.DiscriminatorLearningRate, options.Beta1 ?? 0.5, options.Beta2 ?? 0.999);
    }

    public GanRefinement.Networks.Generator G => _networks.Generator;

    public Discriminator D => _networks.Discriminator;

    public Adam OptimizerG { get; }

    public Adam OptimizerD { get; }

    /// <summary>Options that train in a blink.</summary>
    public static T Small<T>(T options)
        where T : GanTrainerOptions
    {
        (options.MaxIterations, options.BatchSize, options.LatentSize, options.Seed) = (Iterations, BatchSize, SmallPair.LatentSize, 4);
        options.Networks = GanNetworks.Dcgan(4);
        (options.GeneratorLearningRate, options.DiscriminatorLearningRate) = (1e-3, 2e-3);
        return options;
    }

    /// <summary>The next real samples and their classes.</summary>
    public (Tensor X, Tensor? Y) Data()
    {
        var batch = _batches.Next();
        return (batch.Images, batch.Classes);
    }

    /// <summary>Fresh latents, and classes to go with them.</summary>
    public (Tensor Z, Tensor? Y) Latents() =>
        (_sampler.NextLatents(BatchSize), _classes.IsEmpty ? null : _sampler.NextClasses(BatchSize, _classes));

    /// <summary>The documented stream of a purpose: normal or uniform values in the shape of another tensor.</summary>
    public StepNoise Noise(ulong purpose) => new(_seed, purpose);

    /// <summary>A generator of first weights, by purpose.</summary>
    public torch.Generator FirstWeights(ulong purpose) => new(new RandomStream((uint)_seed, purpose).NextBits());

    /// <summary>Generated samples for D: without a graph, and without a trace in G, whose running statistics follow its own steps.</summary>
    public Tensor Generate(Tensor z, Tensor? y) => Untraced(G, () => G.call(z, y).detach());

    /// <summary>Runs something after which a network's buffers are what they were.</summary>
    public static T Untraced<T>(nn.Module network, Func<T> action)
    {
        var buffers = network.buffers().Select(buffer => (buffer, copy: buffer.bytes.ToArray())).ToList();
        var result = action();
        // Written past autograd, which would take graphs made before for outdated.
        buffers.ForEach(pair => pair.copy.CopyTo(pair.buffer.bytes));
        return result;
    }

    /// <summary>∂loss/∂at, where the loss is of a copy of <paramref name="at"/>.</summary>
    public static Tensor Gradient(Tensor at, Func<Tensor, Tensor> loss)
    {
        var x = at.detach().clone().requires_grad_();
        return autograd.grad([loss(x)], [x])[0];
    }

    /// <summary>Adam's step down a loss, with gradients of earlier losses forgotten.</summary>
    public static void Step(Adam optimizer, Tensor loss)
    {
        optimizer.zero_grad();
        loss.backward();
        optimizer.step();
    }

    public static Tensor CrossEntropy(Tensor? logits, Tensor? classes) => nn.functional.cross_entropy(logits!, classes!);

    public static Tensor CrossEntropies(Tensor? logits, Tensor? classes) => nn.functional.cross_entropy(logits!, classes!, reduction: nn.Reduction.None);

    /// <summary>−ln σ(x): of a logit, minus the log-probability of "real"; of its negative, that of "fake".</summary>
    public static Tensor MinusLog(Tensor x) => -nn.functional.logsigmoid(x);

    /// <summary>The trained pair has the same bits, in weights and in running statistics.</summary>
    public void AssertSame(GanTransformer trained)
    {
        Assert.Equal(Weights.Bytes(G), Weights.Bytes(trained.Pair.Networks.Generator));
        Assert.Equal(Weights.Bytes(D), Weights.Bytes(trained.Pair.Networks.Discriminator));
    }

    /// <summary>The largest difference to a value of the trained pair.</summary>
    public double DistanceTo(GanTransformer trained) => Math.Max(
        Distance(G, trained.Pair.Networks.Generator), Distance(D, trained.Pair.Networks.Discriminator));

    private static double Distance(nn.Module one, nn.Module other) =>
        one.state_dict().Zip(other.state_dict(), (a, b) => (a.Value.to(float64) - b.Value.to(float64)).abs().max().ToDouble()).Max();

    public void Dispose()
    {
        OptimizerG.Dispose();
        OptimizerD.Dispose();
        _networks.Dispose();
        _batches.Dispose();
    }
}
