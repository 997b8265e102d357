using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Data;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Trainers;
using Microsoft.ML.GanRefinement.Training;
using Microsoft.ML.Runtime;
using TorchSharp;

namespace Microsoft.ML.GanRefinement.Benchmarks.PyTorch;

/// <summary>The training that <c>Gan().Standard(options).Fit(images)</c> runs, piece by piece.</summary>
internal sealed class ProductTraining : IDisposable
{
    private const int Images = 1024;

    private readonly TrainingCase _case;
    private readonly IChannel _channel;
    private readonly BatchSource _batches;
    private readonly PriorLatents _latents;

    public ProductTraining(TrainingCase one)
    {
        _case = one;
        _channel = ((IHostEnvironment)new MLContext(TrainingCase.Seed)).Register("benchmark").Start("benchmark");
        Data = ReadImages();
        _batches = new BatchSource(Data, TrainingCase.Seed, TrainingCase.Batch);
        _latents = new PriorLatents(new LatentSampler(TrainingCase.LatentSize, TrainingCase.Seed), ClassPrior.Even(0), torch.CPU);
        using var random = new torch.Generator(TrainingCase.Seed);
        Networks = NetworkPairFactory.Create(one.Options().Networks.For(one.Image, TrainingCase.LatentSize, 0), random, torch.CPU);
    }

    public TrainingSet Data { get; }

    public NetworkPair Networks { get; }

    /// <summary>Goes on for some iterations, with new optimisers.</summary>
    /// <returns>Seconds, without setting up.</returns>
    public double Run(int iterations, Action<GanTrainingProgress>? progress = null)
    {
        var options = _case.Options();
        (options.OnProgress, options.ProgressInterval) = (progress, progress is null ? int.MaxValue : 1);
        using var recipe = CreateRecipe() with { MaxIterations = iterations };
        using var loop = new TrainingLoop(recipe, Networks, _batches, _latents, new TrainingReporter(_channel, options));
        return Clock.Seconds(() => loop.Run(default));
    }

    public TrainingRecipe CreateRecipe() => new RecipeMethod(nameof(GanCatalog.Standard), _case.Options())
        .CreateRecipe(new RecipeSetting(Networks, _case.Image, 0, TrainingCase.Batch, TrainingCase.Seed, torch.CPU));

    public void Dispose()
    {
        Networks.Dispose();
        _channel.Dispose();
    }

    private TrainingSet ReadImages()
    {
        var random = new Random(1);
        var rows = new List<Row>();
        for (var i = 0; i < Images; i++)
        {
            rows.Add(new Row { Image = new byte[_case.Image.Size] });
            random.NextBytes(rows[i].Image);
        }
        var schema = SchemaDefinition.Create(typeof(Row));
        var (channels, height, width) = _case.Image;
        schema[nameof(Row.Image)].ColumnType = new VectorDataViewType(NumberDataViewType.Byte, channels, height, width);
        return TrainingSet.Read(_channel, new MLContext().Data.LoadFromEnumerable(rows, schema), new ImageColumn(nameof(Row.Image)), null);
    }

    private sealed class Row
    {
        public byte[] Image { get; set; } = [];
    }
}
