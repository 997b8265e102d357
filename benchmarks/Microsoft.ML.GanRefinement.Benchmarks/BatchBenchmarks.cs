using BenchmarkDotNet.Attributes;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Data;
using Microsoft.ML.GanRefinement.Data.Batches;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Trainers;
using Microsoft.ML.GanRefinement.Training;
using Microsoft.ML.GanRefinement.Training.Monitoring;
using Microsoft.ML.Runtime;
using TorchSharp;

namespace Microsoft.ML.GanRefinement.Benchmarks;

/// <summary>Whether training waits for its data: drawing a batch beside a whole iteration of Fast-RobGAN.</summary>
public class BatchBenchmarks
{
    private const int Iterations = 20;
    private const int Images = 2048;

    private readonly MLContext _ml = new(1);
    private readonly FastRobGanTrainer.Options _options = new() { MaxIterations = Iterations, Networks = GanNetworks.Dcgan(DemoPair.Networks.BaseChannels) };
    private TrainingSet _data = null!;
    private BatchSource _batches = null!;
    private NetworkPair _networks = null!;
    private IChannel _channel = null!;

    [GlobalSetup]
    public void Setup()
    {
        _channel = ((IHostEnvironment)_ml).Register("benchmark").Start("benchmark");
        var random = new Random(1);
        var rows = Enumerable.Range(0, Images).Select(i =>
        {
            var pixels = new byte[32 * 32];
            random.NextBytes(pixels);
            return new Row { Image = pixels, Label = (uint)(i % DemoPair.ClassCount) };
        });
        _data = TrainingSet.Read(_channel, _ml.Data.LoadFromEnumerable(rows.ToList()), new ImageColumn("Image"), new KeyColumn("Label"));
        _batches = new BatchSource(_data, seed: 1, _options.BatchSize);
        _networks = DemoPair.CreateNetworks();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Iterations)]
    public void Iteration()
    {
        using var recipe = new GanMethod("FastRobGan", _options)
            .CreateRecipe(new RecipeContext(_networks, _data.Shape, _data.ClassCount, _options.BatchSize, Seed: 1, torch.CPU));
        var latents = new PriorLatents(new LatentSampler(DemoPair.LatentSize, seed: 1), ClassPrior.Even(DemoPair.ClassCount), torch.CPU);
        using var loop = new TrainingLoop(recipe, _networks, new BatchSource(_data, seed: 1, _options.BatchSize), latents,
            new TrainingReporter(_channel, _options.Reports));
        loop.Run(default);
    }

    [Benchmark(OperationsPerInvoke = Iterations)]
    public void DrawBatch()
    {
        for (var i = 0; i < Iterations; i++)
            _batches.Next().Dispose();
    }

    public sealed class Row
    {
        [VectorType(1, 32, 32)]
        public byte[] Image { get; set; } = [];

        [KeyType(DemoPair.ClassCount)]
        public uint Label { get; set; }
    }
}
