using Microsoft.ML.GanRefinement.Batching;
using Microsoft.ML.GanRefinement.Data;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Trainers.FastRobGan;
using Microsoft.ML.GanRefinement.Training;
using Microsoft.ML.GanRefinement.Training.Checkpoints;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.GanRefinement;

/// <summary>Trains a class-conditional generative adversarial network by free adversarial training (Fast-RobGAN).</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Input and Output Columns
/// | column | type | meaning |
/// | --- | --- | --- |
/// | `Image` | Vector of Single in [−1,1], or Vector of Byte, with dimensions channels, height, width; or MLImage of known size | training input |
/// | `Label` | key | training input, and the class to make in the trained transformer; the missing key 0 is refused |
/// | `Latent` | Vector of Single | input of the trained transformer |
/// | `GeneratedImage`, `Score` | Vector of Single; Single | outputs of the trained transformer |
///
/// ### Trainer Characteristics
/// Task: image generation. Normalization needed: floats in [−1,1]; bytes and MLImages are scaled. Caching needed: no, the images are read
/// once.
/// Required NuGet in addition to Microsoft.ML: TorchSharp and a native package, TorchSharp-cpu or TorchSharp-cuda-linux. Exportable to
/// ONNX: no.
///
/// ### Algorithm Details
/// RobGAN (Liu & Hsieh 2019) made cheap by free adversarial training (Shafahi et al. 2019): every batch is replayed M times, and one
/// backward
/// pass gives the discriminator's gradient and that of a perturbation δ of the real images, which lives on from batch to batch.
/// L_D = max(0, 1 − D(x+δ)) + CE(D_c(x+δ), y) + max(0, 1 + D(G(z,y))) + KL(softmax(D_c(G(z,y))) ‖ uniform), L_G = −D(G(z,y)) +
/// α·CE(D_c(G(z,y)), y).
/// ]]></format>
/// </remarks>
/// <seealso cref="GanCatalog.FastRobGan(Options)"/>
public sealed partial class FastRobGanTrainer : IEstimator<GanTransformer>
{
    private readonly MLContext _context;
    private readonly IHost _host;
    private readonly Options _options;
    private readonly ImageColumn _image;
    private readonly KeyColumn _label;

    internal FastRobGanTrainer(MLContext context, Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Copy();
        FastRobGanRecipe.Check(_options);
        _context = context;
        _host = ((IHostEnvironment)context).Register(nameof(FastRobGanTrainer));
        _image = new ImageColumn(_options.ImageColumnName);
        _label = new KeyColumn(_options.LabelColumnName);
    }

    private GanColumns Columns => new(_options.LatentColumnName, _options.LabelColumnName, _options.GeneratedImageColumnName, _options.ScoreColumnName);

    /// <summary>Trains on the images, or goes on with a training that has a checkpoint in
    /// <see cref="GanTrainerOptions.CheckpointDirectory"/>.</summary>
    /// <param name="input">Data with the image and label columns. It is read once.</param>
    /// <returns>A transformer that owns the trained networks.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type, the images' size does not fit the networks,
    /// or a
    /// batch is larger than the data; or the checkpoint is beyond <see cref="GanTrainerOptions.MaxIterations"/>.</exception>
    /// <exception cref="ArgumentException">The checkpoint is of a training with other options.</exception>
    /// <exception cref="InvalidOperationException">A value is out of range or no number, a label is missing, the data are empty, or
    /// training
    /// diverged; or the checkpoint is of a training on other data, or another training uses the directory.</exception>
    /// <exception cref="IOException">A checkpoint cannot be written.</exception>
    /// <exception cref="OperationCanceledException">Cancelled, and <see cref="GanTrainerOptions.CancellationBehavior"/> does not say
    /// otherwise.</exception>
    public GanTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var channel = _host.Start("Training");
        NetworkPairFactory.Check(Networks(_image.Resolve(input.Schema).Shape!.Value, _label.Resolve(input.Schema).Count!.Value));
        var data = TrainingSet.Read(channel, input, _image, _label);
        return new GanTransformer(_context, Train(data, channel), Columns);
    }

    /// <inheritdoc/>
    /// <remarks>The latent column must be there too: in a chain the trained transformer runs on the training data, so append
    /// <c>mlContext.Gan().AppendLatents(…)</c> before this trainer.</remarks>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        _image.Check(inputSchema);
        _label.Check(inputSchema);
        new LatentColumn(_options.LatentColumnName, _options.LatentSize).Check(inputSchema);
        return BatchShape.Add(inputSchema, GeneratorMapper.OutputsOf(Columns, new ImageShape(1, 1, 1)));
    }

    private TrainedPair Train(TrainingSet data, IChannel channel)
    {
        var device = TorchDevice.Choose(_context, channel);
        // One seed for the run: every stream made from it mixes in a purpose of its own. A resumed run keeps the one that it began with.
        var drawn = _options.Seed ?? _host.Rand.Next();
        using var checkpoints = OpenCheckpoints(data, drawn, channel);
        var seed = checkpoints?.Seed ?? drawn;
        var specification = Specification(data);
        using var weights = new TorchSharp.torch.Generator((uint)seed);
        var networks = NetworkPairFactory.Create(specification.Networks, weights, device);
        try
        {
            var batches = new BatchSource(data, seed, _options.BatchSize, device);
            var latents = new PriorLatents(new LatentSampler(_options.LatentSize, seed), data.ClassCount, device);
            using var recipe = FastRobGanRecipe.Create(_options, data.Shape, device);
            using var loop = new TrainingLoop(recipe, networks, batches, latents,
                new TrainingReporter(channel, _options.MaxIterations, _options.ProgressInterval, _options.OnProgress), checkpoints);
            var done = loop.Run(_options.CancellationToken, _options.CancellationBehavior);
            if (done < _options.MaxIterations)
                channel.Info(MessageSensitivity.None, "Cancelled: returning the networks of iteration {0} of {1}.", done, _options.MaxIterations);
            return new TrainedPair(specification, networks, device);
        }
        catch
        {
            networks.Dispose();
            throw;
        }
    }

    private Checkpointer? OpenCheckpoints(TrainingSet data, int newSeed, IChannel channel)
    {
        if (_options.CheckpointDirectory is not { } directory)
            return null;
        var settings = new CheckpointSettings(directory, _options.CheckpointInterval, _options.CheckpointsToKeep, _options.MaxIterations);
        var identity = new TrainingIdentity(FastRobGanRecipe.Deciding(_options), DataFingerprint.Of(data), _options.Seed);
        return Checkpointer.Open(settings, identity, newSeed, channel);
    }

    private GanSpecification Specification(TrainingSet data) => new()
    {
        Method = nameof(GanCatalog.FastRobGan),
        Networks = Networks(data.Shape, data.ClassCount),
        Objective = FastRobGanRecipe.Objective(_options),
        ClassNames = data.ClassNames,
        Options = System.Text.Json.JsonSerializer.SerializeToNode(_options)!.AsObject(),
        LibraryVersion = typeof(FastRobGanTrainer).Assembly.GetName().Version?.ToString(),
    };

    private NetworkPairSpecification Networks(ImageShape image, int classCount) => new()
    {
        Image = image,
        LatentSize = _options.LatentSize,
        ClassCount = classCount,
        BaseChannels = _options.BaseChannels,
    };
}
