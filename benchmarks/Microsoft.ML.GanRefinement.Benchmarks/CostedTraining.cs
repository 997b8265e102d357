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

/// <summary>What Fit of these options runs, on coloured noise of 32 × 32 with ten classes.</summary>
internal sealed class CostedTraining : IDisposable
{
    private const int Images = 256;
    private const int Side = 32;
    private const int Channels = 3;

    private readonly GanTrainerOptions _options;
    private readonly IChannel _channel;
    private readonly TrainingSet _data;
    private readonly BatchSource _batches;
    private readonly PriorLatents _latents;
    private readonly NetworkPair _networks;

    public CostedTraining(GanTrainerOptions options)
    {
        options.ProgressInterval = int.MaxValue;
        _options = options;
        _channel = ((IHostEnvironment)new MLContext(1)).Register("benchmark").Start("benchmark");
        _data = ReadImages();
        _batches = new BatchSource(_data, seed: 1, options.BatchSize);
        _latents = new PriorLatents(new LatentSampler(options.LatentSize, seed: 1), ClassPrior.Even(_data.ClassCount), torch.CPU);
        using var random = new torch.Generator(1);
        _networks = NetworkPairFactory.Create(options.Networks.For(_data.Shape, options.LatentSize, _data.ClassCount), random, torch.CPU);
    }

    /// <summary>Goes on for some iterations, with new optimisers.</summary>
    /// <returns>Seconds of processor time an iteration, without setting up: other programs on the machine hardly matter to it.</returns>
    public double Run(int iterations)
    {
        // One more is never reached, so that nothing is reported.
        _options.MaxIterations = iterations + 1;
        using var recipe = new GanMethod("cost", _options)
            .CreateRecipe(new RecipeContext(_networks, _data.Shape, _data.ClassCount, _options.BatchSize, Seed: 1,
                torch.CPU)) with
        { MaxIterations = iterations };
        using var loop = new TrainingLoop(recipe, _networks, _batches, _latents, new TrainingReporter(_channel, _options.Reports));
        var before = Environment.CpuUsage.TotalTime;
        loop.Run(default);
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds / iterations;
    }

    public void Dispose()
    {
        _batches.Dispose();
        _networks.Dispose();
        _channel.Dispose();
    }

    private TrainingSet ReadImages()
    {
        var random = new Random(1);
        var rows = Enumerable.Range(0, Images).Select(i => new Row { Image = new byte[Channels * Side * Side], Label = (uint)(i % 10) }).ToList();
        rows.ForEach(row => random.NextBytes(row.Image));
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Image)].ColumnType = new VectorDataViewType(NumberDataViewType.Byte, Channels, Side, Side);
        return TrainingSet.Read(_channel, new MLContext().Data.LoadFromEnumerable(rows, schema), new ImageColumn(nameof(Row.Image)),
            new KeyColumn(nameof(Row.Label)));
    }

    private sealed class Row
    {
        public byte[] Image { get; set; } = [];

        [KeyType(10)]
        public uint Label { get; set; }
    }
}
