using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data;
using Microsoft.ML.GanRefinement.Data.Batches;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Batched;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.DataViews.Indexed;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Model.Import;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Refinement;
using Microsoft.ML.GanRefinement.Torch;
using Microsoft.ML.GanRefinement.Training;
using Microsoft.ML.GanRefinement.Training.Checkpoints;
using Microsoft.ML.GanRefinement.Training.Monitoring;
using Microsoft.ML.GanRefinement.Training.Validation;
using Microsoft.ML.Runtime;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Trainers;

/// <summary>The course of Fit, the same for every method: read, set up, train, wrap.</summary>
internal sealed class GanFit
{
    private readonly MLContext _context;
    private readonly IHost _host;
    private readonly GanMethod _method;
    private readonly GanTrainerOptions _options;
    private readonly ISampleColumn _image;
    private readonly KeyColumn? _label;
    private readonly LatentInput _latent;

    public GanFit(MLContext context, GanMethod method)
    {
        (_context, _method, _options) = (context, method, method.Options);
        _host = ((IHostEnvironment)context).Register(method.Name + "Trainer");
        _image = _options.Networks.TakesVectors ? new VectorColumn(_options.ImageColumnName) : new ImageColumn(_options.ImageColumnName);
        _label = _options.LabelColumnName is { } name ? new KeyColumn(name) : null;
        // Read by the trained transformer alone, but a column that it would refuse is better told of before training.
        _latent = new LatentInput(_options.LatentColumnName, PriorOf(seed: 0));
    }

    private Cancellation Cancellation => new(_options.CancellationToken, _host);

    private GanColumns Columns => _method.Columns;

    /// <summary>Trains on the data.</summary>
    public GanTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        Cancellation.ThrowIfRequested();
        return TorchErrors.Explain(nameof(Fit), () => Ranks.Run(_options.Cluster, _options.SynchronizedBatchNorm, () => FitChecked(input)));
    }

    private GanTransformer FitChecked(IDataView input)
    {
        using var scope = TorchScope.Differentiable();
        using var channel = _host.Start("Training");
        RequireSameOptions();
        if (Ranks.Current.Size > 1)
            channel.Info(MessageSensitivity.None, "Of these ranks, {0}.", Ranks.Current.Describe());
        foreach (var warning in _method.Warnings)
            channel.Warning(MessageSensitivity.None, "{0}", warning);
        var columns = new TrainingColumns(input.Schema, _image, _label);
        var networks = _method.Networks(columns.Shape, columns.ClassNames.Count);
        NetworkPairFactory.Check(networks);
        if (_options.LatentRefinement is { } refiner)
        {
            refiner.Check(networks, _method.Objective(columns.ClassNames.Count));
            RefinerFitting.CheckData(_context, refiner, Generated(columns), Cancellation);
        }
        _latent.Bind(input.Schema);
        // Before hours are spent on reading: what it refuses needs no data to be refused.
        using var checkpoints = OpenCheckpoints(channel);
        using var heldOut = _options.Validation is { } validation && Ranks.Current.IsFirst
            ? new ValidationSet(validation, _options.Networks.TakesVectors, Cancellation)
            : null;
        var data = TrainingReader.Open(channel, input, columns, _options.CacheMegabytes, _options.ShuffleBufferSize, Cancellation);
        RequireSameData(data);
        WarnOfUnseenClasses(data, channel);
        columns.WarnOfPixelRange(data, channel, Cancellation);
        return Refined(new GanTransformer(_context, Train(data, heldOut, checkpoints, channel), Columns));
    }

    // The columns that the trained network will have; nobody reads a row of them.
    private List<IndexedColumn> Generated(TrainingColumns columns)
    {
        static IndexedColumn Column(string name, DataViewType type, DataViewSchema.Annotations? names = null) =>
            new(name, type, _ => throw new InvalidOperationException(), names);
        List<IndexedColumn> all =
        [
            Column(Columns.Latent, new VectorDataViewType(NumberDataViewType.Single, _options.LatentSize)),
            .. GeneratorMapper.OutputsOf(Columns, columns.Shape).Select(output => Column(output.Name, output.Type)),
        ];
        if (columns.ClassNames.Count > 0)
            all.Add(Column(Columns.Label, new KeyDataViewType(typeof(uint), columns.ClassNames.Count), KeyNames.Write(columns.ClassNames)));
        return all;
    }

    private GanTransformer Refined(GanTransformer gan)
    {
        if (_options.LatentRefinement is not { } wanted)
            return gan;
        // Each rank for itself, to the same end.
        using var alone = Ranks.Alone();
        try
        {
            (var refiner, gan.CoachCalibration) = RefinerFitting.Fit(gan, wanted, _context, _options.CancellationToken);
            gan.Pair.RefineWith(refiner);
            return gan;
        }
        catch
        {
            gan.Dispose();
            throw;
        }
    }

    /// <summary>The columns of a chain with the trained transformer at its end.</summary>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        _image.Check(inputSchema);
        _label?.Check(inputSchema);
        _latent.Check(inputSchema);
        return BatchShape.Add(inputSchema, GeneratorMapper.OutputsOf(Columns, _options.Networks.TakesVectors ? ImageShape.Vector(1) : new ImageShape(1, 1, 1)));
    }

    private TrainedPair Train(ITrainingData data, ValidationSet? heldOut, Checkpointer? checkpoints, IChannel channel)
    {
        var device = TorchDevice.Choose(_context, channel);
        // One seed for the run: every stream made from it mixes in a purpose of its own. A resumed run keeps the one that it began with.
        var own = _options.Seed ?? _host.Rand.Next();
        var drawn = Ranks.Current.FromFirst(() => own);
        var seed = checkpoints?.Seed ?? drawn;
        checkpoints?.Begin(new TrainingIdentity(_method.ResumeIdentity(Cancellation), DataFingerprint.Of(data, Cancellation), seed), channel);
        var specification = Specification(data, seed);
        Cancellation.ThrowIfRequested();
        if (_options.InitialModel is { } initial && WarmStart.Warning(initial.ClassNames, specification.ClassNames) is { } warning)
            channel.Warning(MessageSensitivity.Schema, "{0}", warning);
        using var weights = new torch.Generator((uint)seed);
        var networks = NetworkPairFactory.Create(specification.Networks, weights, device);
        try
        {
            _options.LatentRefinement?.Check(networks);
            Begin(networks, specification);
            var best = Train(new TrainingData(data, heldOut, specification.Networks, networks, seed, device), checkpoints, channel);
            return new TrainedPair(specification with { Validation = best }, networks, device);
        }
        catch
        {
            networks.Dispose();
            throw;
        }
    }

    // Returns the evaluation that the networks were kept for, if any.
    private GanValidationResult? Train(TrainingData run, Checkpointer? checkpoints, IChannel channel)
    {
        using var batches = run.Samples.CreateBatches(run.Seed, _options.BatchSize, run.Device, Cancellation);
        using var recipe = _method.CreateRecipe(
            new RecipeContext(run.Networks, run.Samples.Shape, run.Samples.ClassCount, Ranks.Current.Own(_options.BatchSize), run.Seed, run.Device));
        ILatentSource latents = Prior(run);
        if (recipe.LatentSearch is { } search)
            latents = new AdversarialLatents(latents, search, recipe.LatentUses, recipe.GradientAccumulationSteps);
        using var average = CreateAverage(run);
        using var preview = CreatePreview(run, average);
        using var validator = CreateValidator(run, average, isNew: checkpoints?.LastSaved is null, channel);
        var reporter = new TrainingReporter(channel, _options.Reports, preview, validator);
        using var loop = new TrainingLoop(recipe, run.Networks, batches, latents, reporter, checkpoints, average, validator);
        var done = loop.Run(Cancellation, _options.CancellationBehavior);
        if (validator?.Best is not null)
            validator.Apply();
        else
            average?.Apply();
        Tell(channel, done, validator);
        return validator?.Best;
    }

    private static void WarnOfUnseenClasses(ITrainingData data, IChannel channel)
    {
        string[] unseen = [.. data.ClassNames.Where((_, c) => data.ClassCounts[c] == 0)];
        if (unseen.Length > 0)
        {
            channel.Warning(MessageSensitivity.Schema,
                "{0} of {1} classes have no training image and are not generated: {2}. Give a label column whose keys are those of the data.",
                $"{unseen.Length}", $"{data.ClassCount}", NameList.Of(unseen));
        }
    }

    private void Tell(IChannel channel, int done, Validator? validator)
    {
        var course = validator is { StopsTraining: true } ? "Stopped early" : done < _options.MaxIterations ? "Cancelled" : "Trained";
        if (validator?.Best is { } best)
        {
            channel.Info(MessageSensitivity.None, "{0}: returning the networks of iteration {1} of {2}, the best of {3} ({4}).",
                course, $"{best.Iteration}", $"{_options.MaxIterations}", $"{done}", $"{best}");
        }
        else if (done < _options.MaxIterations)
        {
            channel.Info(MessageSensitivity.None, "Cancelled: returning the networks of iteration {0} of {1}.", $"{done}", $"{_options.MaxIterations}");
        }
    }

    private void Begin(NetworkPair networks, GanSpecification specification)
    {
        if (specification.Prior == LatentDistribution.Uniform)
        {
            foreach (var generator in networks.Generator.modules().Prepend(networks.Generator).OfType<VirtualBatchGenerator>())
                generator.MakeUniform();
        }
        if (_options.InitialModel is { } initial)
            WarmStart.Copy(initial.Pair, specification, networks);
        if (_options.InitialWeights is { } imported)
            NetworkImport.Fill(specification.Networks, networks, imported);
        // A user's own networks may begin with numbers of another generator.
        AcrossRanks.CopyFromFirst(networks.Generator.State().Concat(networks.Discriminator.State()));
    }

    private PriorLatents Prior(TrainingData run) => new(new LatentSampler(PriorOf(run.Seed)), Classes(run), run.Device);

    private LatentPrior PriorOf(int seed) => new(_options.LatentSize, seed, distribution: _options.LatentDistribution);

    private ClassPrior Classes(TrainingData run) => ClassPrior.Of(run.Samples.ClassCounts, _options.GeneratedClasses);

    private GeneratorEma? CreateAverage(TrainingData run)
    {
        if (_options.GeneratorEmaDecay == 0)
            return null;
        var network = NetworkPairFactory.CreateGenerator(run.Specification);
        network.to(run.Device);
        // A source of its own: an average changes nothing in the training.
        return new GeneratorEma(run.Networks.Generator, network, new GeneratorAveraging(
            _options.GeneratorEmaDecay, _options.GeneratorEmaRampUp, () => Prior(run), _options.BatchSize));
    }

    private SamplePreview? CreatePreview(TrainingData run, GeneratorEma? average) => _options.OnSamples is null || !Ranks.Current.IsFirst
        ? null
        : new SamplePreview(average?.Network ?? run.Networks.Generator, PriorOf(run.Seed), _options.SampleCount,
            run.Samples.Shape, run.Samples.ClassNames, run.Device);

    private Validator? CreateValidator(TrainingData run, GeneratorEma? average, bool isNew, IChannel channel)
    {
        if (_options.Validation is not { } validation)
            return null;
        var evaluated = average?.Network ?? run.Networks.Generator;
        if (run.ValidationSet is null)
            return Create(_ => default);
        var quality = new GeneratorQuality(run.ValidationSet, evaluated, run.Specification, PriorOf(run.Seed), Classes(run), validation,
            _options.ImageColumnName, run.Device, _host);
        quality.Warn(channel);
        // A training run that goes on was tried when it began.
        if (isNew)
        {
            using var alone = Ranks.Alone();
            quality.Try(Cancellation, channel);
        }
        return Create(Measure);

        // Rank 0 measures, and all hear of it.
        Validator Create(Func<Cancellation, MetricEstimate> measure) => new(validation, _options.MaxIterations,
            cancellation => new MetricEstimate(Ranks.Current.FromFirst(() => measure(cancellation).Value)), new BestPair(evaluated, run.Networks));

        MetricEstimate Measure(Cancellation cancellation)
        {
            average?.Settle(cancellation);
            return quality.Measure(cancellation);
        }
    }

    // What decides how many calls a rank makes, and of what: ranks that differ would wait for each other for ever.
    private void RequireSameOptions() => Ranks.Current.RequireSame(
        () =>
        {
            var facts = _method.ResumeIdentityBeforeData();
            facts["Method"] = _method.Name;
            facts[nameof(_options.Seed)] = _options.Seed;
            facts[nameof(_options.MaxIterations)] = _options.MaxIterations;
            facts[nameof(_options.ProgressInterval)] = _options.ProgressInterval;
            facts[nameof(_options.CheckpointInterval)] = _options.CheckpointInterval;
            facts[nameof(_options.CheckpointDirectory)] = _options.CheckpointDirectory is null ? "not set" : "set";
            facts[nameof(_options.CancellationBehavior)] = $"{_options.CancellationBehavior}";
            facts[nameof(_options.GradientAccumulationSteps)] = _options.GradientAccumulationSteps;
            return facts;
        },
        (rank, differences) => $"The options of rank {rank} differ from those of rank 0: {differences}. Give all ranks the same.");

    private static void RequireSameData(ITrainingData data) => Ranks.Current.RequireSame(
        () => new()
        {
            ["the number of rows"] = data.RowCount,
            ["the shape"] = $"{data.Shape}",
            ["the number of rows shuffled among"] = data.ShuffleBufferSize,
            ["the classes"] = string.Join(", ", data.ClassNames),
        },
        (rank, differences) => $"The training data of rank {rank} differ from those of rank 0: {differences}. Give all ranks the same, or as many rows of "
            + "their own.");

    private Checkpointer? OpenCheckpoints(IChannel channel)
    {
        if (_options.CheckpointDirectory is not { } directory)
            return null;
        var settings = new CheckpointSettings(directory, _options.CheckpointInterval, _options.CheckpointsToKeep, _options.MaxIterations);
        return Checkpointer.Open(settings, _method.ResumeIdentityBeforeData(), _options.Seed, channel);
    }

    private GanSpecification Specification(ITrainingData data, int seed) => new()
    {
        Method = _method.Name,
        Networks = _method.Networks(data.Shape, data.ClassCount),
        Objective = _method.Objective(data.ClassCount),
        Prior = _options.LatentDistribution,
        Seed = seed,
        ClassNames = data.ClassNames,
        ClassCounts = data.ClassCounts,
        Options = _method.Describe(),
        LibraryVersion = PackageVersion.Text,
    };

    private sealed record TrainingData(
        ITrainingData Samples, ValidationSet? ValidationSet, NetworkPairSpecification Specification, NetworkPair Networks, int Seed, Device Device);
}
