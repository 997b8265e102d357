using System.CommandLine;
using System.Globalization;
using GanRefinement.Gan.Datasets;
using GanRefinement.Gan.Reports;
using GanRefinement.Gan.Runs;
using GanRefinement.Gan.Settings;
using GanRefinement.Programs.Screen;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Gan.Commands;

/// <summary><c>evaluate</c>.</summary>
internal static class EvaluateCommand
{
    /// <summary>What metrics compare.</summary>
    public static readonly Setting Features = new("features",
        "What metrics compare: pixels, principal, random, classifier or inception, with arguments as in principal:featureCount=32. Default: principal.");

    private static readonly Setting s_metrics = new("metrics",
        "Metrics: " + string.Join(", ", Part.Of(typeof(GanMetric)).Select(part => part.Name)) + ", with arguments as in coverage:neighborCount=3. Default: "
        + string.Join(", ", GanMetric.Default.Select(metric => metric.Name)) + ".", SettingKind.Many);

    /// <summary>How many images.</summary>
    public static readonly Setting Real = new("real", "How many real images to take, drawn from all of them, at least 2; as many are generated. "
        + "Default: 5000, or all if there are fewer.");

    private static readonly Setting s_out = new("out", "A JSON file of the metrics with their protocol. Default: in the run's evaluations if the model is a "
        + "run's, else none.");

    private static readonly Setting s_keepFeatures = new("keepFeatures",
        "Whether parts (--shard, --mpi) keep all features, for metrics that need them at once: precision, recall, the Vendi score and others. Default: false.",
        SettingKind.Switch);

    /// <summary>Training images too.</summary>
    public static readonly Setting TrainingImages = new("trainingImages", "Measures as many training images too, in the generated ones' place: what the best "
        + "generator would reach. Default: false.", SettingKind.Switch);

    public static Command Create(Terminal terminal) => CommandBase.Create(terminal, "evaluate",
        "Measures how close a network's images are to held-out real ones.",
        [
            ModelSettings.Model, .. TrainSettings.OfData, Features, s_metrics, Real, ModelSettings.Refiner, ModelSettings.Seed, s_out, TrainingImages,
            .. Sharding.Settings, s_keepFeatures, TrainSettings.Threads, TrainSettings.Gpu,
        ],
        (values, cancellation) => Run(terminal, values, cancellation));

    /// <summary>Runs it.</summary>
    public static int Run(Terminal terminal, SettingValues values, CancellationToken cancellation)
    {
        var path = values.Require<string>(ModelSettings.Model);
        var seed = values.Get(ModelSettings.Seed, 1);
        var sharding = Sharding.Of(values);
        // What is wrong with these is better known before data are read.
        var withTraining = values.Get(TrainingImages, false);
        if (withTraining && sharding is not null)
            throw new BadInputException($"{TrainingImages.Flag}: training images are measured by one process. Leave it out, or evaluate without parts.");
        var chosen = values.Get<Featurizer?>(Features, null);
        var metrics = values.Get<IReadOnlyList<GanMetric>>(s_metrics, GanMetric.Default);
        var count = values.Count(Real, 5_000, minimum: 2);
        if (values.Get<string?>(s_out, null) is { } file)
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        terminal = sharding?.Terminal(terminal) ?? terminal;
        var session = Session.Start(terminal, seed, values, cancellation);
        var ml = session.Ml;
        using var model = TrainedModel.Load(ml, path);
        var request = ModelData.Request(values, path);
        if (DataSource.MixtureOf(request.Name) is { } mixture)
        {
            if (sharding is { Cluster: null })
                throw new BadInputException($"{Sharding.Number.Flag}: a mixture is evaluated by one process. Leave the flag out.");
            return EvaluateMixture(session, model, values, path, request.Name, mixture, sharding?.IsFirst != false);
        }
        var data = DataSource.Open(ml, request, new DatasetCache(terminal, values.Get<string?>(TrainSettings.Cache, null)), cancellation);
        if (data.Test is null && withTraining)
        {
            throw new BadInputException($"{TrainingImages.Flag}: '{data.Name}' has no held-out part, so training images would be compared with themselves. "
                + "Leave it out, or put other images into folders train and test beside each other.");
        }
        if (data.Test is null)
        {
            terminal.Line($"Warning: '{data.Name}' has no held-out part, so these are images that the network may have been trained on, and one that copies "
                + "them would score best. Put others into folders train and test beside each other, or name them by --data.");
        }
        var features = chosen ?? Featurizer.PrincipalFor(data.Train);
        var featurizer = terminal.Work($"Fitting {features.Name}", () => features.Fit(ml, data.Train, cancellation));
        var real = ml.Data.TakeRows(RealRows.Shuffled(ml, data.Test ?? data.Train), count);
        // Inception's classes are others than the network's: no agreement can be measured.
        var knowsClasses = featurizer.GetOutputSchema(real.Schema).GetColumnOrNull("Probabilities") is not null;
        var knowsThese = featurizer is ImageClassifierTransformer classifier && classifier.ClassNames.SequenceEqual(model.Gan.ClassNames);
        EvaluationOptions options = new()
        {
            Metrics = metrics,
            CancellationToken = cancellation,
            Cluster = sharding?.Cluster,
            KeepFeatures = values.Get(s_keepFeatures, false),
            Pipeline = ModelSettings.Pipeline(ml, model, values, ml.Gan().SampleLatents(model.Gan, 1, seed), cancellation),
            TrainingData = featurizer.Transform(data.Train),
            ProbabilityColumnName = knowsClasses ? "Probabilities" : null,
            LabelColumnName = model.Gan.ClassCount > 0 && (!knowsClasses || knowsThese) ? "Label" : null,
            Protocol = new EvaluationProtocol
            {
                ReferenceSplit = $"{Path.GetFileName(data.Name.TrimEnd(Path.DirectorySeparatorChar))} {(data.Test is null ? "train" : "test")}, "
                    + $"shuffled by seed {RealRows.Seed}",
                Featurizer = features.Name,
                Seed = seed,
            },
        };
        if (sharding is { Cluster: null, Shard: var shard })
        {
            var part = Sharding.PartOf(values.Get(s_out, "evaluation.json"), shard);
            terminal.Work($"Evaluating shard {shard}", () => ml.Gan().EvaluateShard(model.Gan, real, featurizer, shard, options)).Save(part);
            terminal.Line($"Shard {shard} {Path.GetFullPath(part)}");
            return ExitCode.Success;
        }
        var measured = terminal.Work("Evaluating", () => ml.Gan().Evaluate(model.Gan, real, featurizer, options));
        terminal.Line(measured.ToMarkdown());
        if (sharding?.IsFirst != false)
            Save(measured.ToJson(), values, path, terminal);
        if (!withTraining)
            return ExitCode.Success;
        // Of the same protocol, so that the numbers can be compared.
        options.Protocol = measured.Protocol;
        var training = ml.Data.TakeRows(RealRows.Shuffled(ml, data.Train), measured.Protocol.ReferenceCount);
        var best = terminal.Work("Evaluating training images", () => ml.Gan().Evaluate(featurizer.Transform(real), featurizer.Transform(training), options));
        terminal.Line($"Training images in the generated ones' place:\n{best.ToMarkdown()}");
        Save(best.ToJson(), values, path, terminal, "-training-images");
        return ExitCode.Success;
    }

    // Where the samples of a mixture should lie is known: no features are needed.
    private static int EvaluateMixture(Session session, TrainedModel model, SettingValues values, string path, string name, GanMixture mixture,
        bool isFirst)
    {
        var (ml, seed) = (session.Ml, values.Get(ModelSettings.Seed, 1));
        if (values.Get(TrainingImages, false))
            throw new BadInputException($"{TrainingImages.Flag}: of a mixture it is known where samples should lie. Leave the flag out.");
        var latents = ml.Gan().SampleLatents(model.Gan, values.Count(Real, 5_000, minimum: 2), seed);
        var generated = ModelSettings.Pipeline(ml, model, values, latents, session.Cancellation).Transform(latents);
        EvaluationProtocol protocol = new() { ReferenceSplit = name, Seed = seed };
        var metrics = session.Terminal.Work("Evaluating", () => ml.Gan().EvaluateMixture(
            generated, mixture, pointColumnName: GeneratedRows.ImageOf(generated.Schema).Name, protocol: protocol, cancellationToken: session.Cancellation));
        session.Terminal.Line(metrics.ToMarkdown());
        if (isFirst)
            Save(metrics.ToJson(), values, path, session.Terminal);
        return ExitCode.Success;
    }

    private static void Save(string metrics, SettingValues values, string path, Terminal terminal, string? ending = null)
    {
        var run = Directory.Exists(path) ? new RunFolder(path) : null;
        if (values.Get<string?>(s_out, null) is not { } target)
        {
            if (run is null)
                return;
            Directory.CreateDirectory(run.Evaluations);
            var now = DateTime.UtcNow.ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture);
            target = Path.Combine(run.Evaluations, $"{now}{ending ?? ModelSettings.NameOf(values)}.json");
        }
        else
        {
            target = Path.Combine(Path.GetDirectoryName(target) ?? "", Path.GetFileNameWithoutExtension(target) + ending + Path.GetExtension(target));
        }
        File.WriteAllText(target, metrics);
        terminal.Line($"Metrics {Path.GetFullPath(target)}");
        if (run is not null)
            RunReport.Write(run);
    }
}
