using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using GanRefinement.Gan.Datasets;
using GanRefinement.Gan.Reports;
using GanRefinement.Gan.Runs;
using GanRefinement.Gan.Screen;
using GanRefinement.Gan.Settings;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Gan.Commands;

/// <summary><c>evaluate</c>.</summary>
internal static class EvaluateCommand
{
    private static readonly Setting s_features = new("features",
        "What metrics compare: pixels, principal, random, classifier or inception, with arguments as in principal:featureCount=32. Default: principal.");

    private static readonly Setting s_metrics = new("metrics",
        "Metrics: " + string.Join(", ", Part.Of(typeof(GanMetric)).Select(part => part.Name)) + ", with arguments as in coverage:neighborCount=3. Default: "
        + string.Join(", ", GanMetric.Default.Select(metric => metric.Name)) + ".", SettingKind.Many);

    private static readonly Setting s_real = new("real", "How many real images to take, at least 2; as many are generated. Default: 5000, or all if there "
        + "are fewer.");

    private static readonly Setting s_out = new("out", "A JSON file of the metrics with their protocol. Default: in the run's evaluations if the model is a "
        + "run's, else none.");

    public static Command Create(Terminal terminal) => CommandBase.Create(terminal, "evaluate",
        "Measures how close a network's images are to held-out real ones.",
        [
            ModelSettings.Model, TrainSettings.Data, TrainSettings.Size, TrainSettings.Channels, TrainSettings.Offline, TrainSettings.Cache, s_features,
            s_metrics, s_real, ModelSettings.Refiner, ModelSettings.Seed, s_out, TrainSettings.Threads, TrainSettings.Gpu,
        ],
        (values, cancellation) => Run(terminal, values, cancellation));

    /// <summary>Runs it.</summary>
    public static int Run(Terminal terminal, SettingValues values, CancellationToken cancellation)
    {
        var path = values.Require<string>(ModelSettings.Model);
        TakeSettingsOfRun(values, path);
        var seed = values.Get(ModelSettings.Seed, 1);
        var session = Session.Start(terminal, seed, values, cancellation);
        var ml = session.Ml;
        using var model = TrainedModel.Load(ml, path);
        TakeSizeOfNetwork(values, model);
        var request = TrainSettings.Request(values);
        var data = DataSource.Open(ml, request, new DatasetCache(terminal, values.Get<string?>(TrainSettings.Cache, null)), cancellation);
        var features = values.Get(s_features, Featurizer.Principal());
        var featurizer = terminal.Work($"Fitting {features.Name}", _ => features.Fit(ml, data.Train, cancellation));
        var real = ml.Data.TakeRows(data.Test ?? data.Train, values.Count(s_real, 5_000, minimum: 2));
        EvaluationOptions options = new()
        {
            Metrics = values.Get<IReadOnlyList<GanMetric>>(s_metrics, GanMetric.Default),
            CancellationToken = cancellation,
            Protocol = new EvaluationProtocol
            {
                ReferenceSplit = $"{data.Name} {(data.Test is null ? "train" : "test")}",
                Featurizer = features.Name,
                Seed = seed,
            },
        };
        var metrics = terminal.Work("Evaluating", _ => Measure(session, model, values, real, featurizer, options));
        terminal.Line(metrics.ToMarkdown());
        Save(metrics, values, path, terminal);
        return ExitCode.Success;
    }

    private static GanMetrics Measure(
        Session session, TrainedModel model, SettingValues values, IDataView real, ITransformer featurizer, EvaluationOptions options)
    {
        var ml = session.Ml;
        if (!values.Has(ModelSettings.Refiner) && ReferenceEquals(model.Pipeline, model.Gan))
            return ml.Gan().Evaluate(model.Gan, real, featurizer, options);
        var count = 0;
        using (var cursor = real.GetRowCursor([]))
        {
            while (cursor.MoveNext())
                count++;
        }
        var latents = ml.Gan().SampleLatents(model.Gan, count, options.Protocol.Seed);
        var generated = ModelSettings.Pipeline(ml, model, values, latents, session.Cancellation).Transform(latents);
        return ml.Gan().Evaluate(featurizer.Transform(real), featurizer.Transform(generated), options);
    }

    // A run knows what it was trained on.
    private static void TakeSettingsOfRun(SettingValues values, string path)
    {
        if (!Directory.Exists(path) || !new RunFolder(path).HasRun)
            return;
        var run = SettingsText.Read(new RunFolder(path).Settings);
        foreach (var setting in new[] { TrainSettings.Data, TrainSettings.Size, TrainSettings.Channels, TrainSettings.Cache, TrainSettings.Offline })
        {
            if (!values.Has(setting) && run[setting.Key] is { } value)
                values.All[setting.Key] = value.DeepClone();
        }
    }

    private static void TakeSizeOfNetwork(SettingValues values, TrainedModel model)
    {
        if (!values.Has(TrainSettings.Size) && TrainedModel.Specifications(model.Path) is [.., var last] && last["networks"]?["image"] is JsonObject image)
            values.All[TrainSettings.Size.Key] = $"{image["height"]}x{image["width"]}";
    }

    private static void Save(GanMetrics metrics, SettingValues values, string path, Terminal terminal)
    {
        var run = Directory.Exists(path) ? new RunFolder(path) : null;
        if (values.Get<string?>(s_out, null) is not { } target)
        {
            if (run is null)
                return;
            Directory.CreateDirectory(run.Evaluations);
            target = Path.Combine(run.Evaluations, $"{DateTime.UtcNow.ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture)}.json");
        }
        File.WriteAllText(target, metrics.ToJson());
        terminal.Line($"Metrics {Path.GetFullPath(target)}");
        if (run is not null)
            RunReport.Write(run);
    }
}
