using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using GanRefinement.Gan.Datasets;
using GanRefinement.Gan.Reports;
using GanRefinement.Gan.Settings;
using GanRefinement.Programs.Screen;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Gan.Runs;

/// <summary>A training run in a folder of its own.</summary>
internal sealed class TrainRun
{
    private static readonly JsonSerializerOptions s_json = new()
    {
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter() },
    };

    // Around arguments; not all systems have them in names.
    private static readonly char[] s_marks = [':', '=', ',', '[', ']', '{', '}', '"', ' '];

    private readonly SettingValues _values;
    private readonly string _method;
    private readonly GanTrainerOptions _options;
    private readonly ValidationSettings? _validation;
    private readonly DataRequest _request;
    private readonly GanCluster? _cluster;
    private RunState? _before;
    private RunState? _state;
    private bool _hasBegun;

    /// <param name="terminal">Where it speaks.</param>
    /// <param name="values">What it is told; the seed and the folder are added.</param>
    /// <exception cref="BadInputException">Something of it cannot be.</exception>
    public TrainRun(Terminal terminal, SettingValues values)
    {
        _cluster = Processes.Of(values);
        // Of many processes the first one speaks.
        (Terminal, _values) = (IsFirst ? terminal : new(TextWriter.Null, TextWriter.Null, interactive: false), values);
        _method = values.Get(TrainSettings.Method, "standard");
        // Points have no network for images.
        var networks = Names.Camel(nameof(GanTrainerOptions.Networks));
        var isMixture = DataSource.MixtureOf(values.Get(TrainSettings.Data, "")) is not null;
        if (isMixture && !values.All.ContainsKey(networks) && !values.Has(TrainSettings.Preset))
            values.All[networks] = "mlp";
        _options = Methods.OptionsOf(_method, values.All[TrainSettings.Preset.Key], values);
        // A run that names no seed gets one that is written down: the settings file then repeats it.
        _options.Seed ??= Common(Random.Shared.Next());
        _options.Cluster = _cluster;
        values.All[Names.Camel(nameof(GanTrainerOptions.Seed))] = $"{_options.Seed}";
        _validation = TrainSettings.ValidationOf(values);
        _request = TrainSettings.Request(values);
        DataSource.RequireKnown(_request.Name);
        // The run is gone on with, and evaluated, from other folders too.
        if (!isMixture && KnownDataset.Named(_request.Name) is null && Path.Exists(_request.Name))
            values.All[TrainSettings.Data.Key] = Path.GetFullPath(_request.Name);
        var data = isMixture ? Bare(_request.Name) : Path.GetFileName(_request.Name.TrimEnd('/'));
        Folder = new RunFolder(values.Get(TrainSettings.Out, Path.Combine("runs", $"{_method}-{data}-{DateTime.Now:yyyyMMdd-HHmmss}")));
        values.All[TrainSettings.Out.Key] = Folder.Path;
        // The options' ranges are the trainer's business, which tells of them at once.
        Methods.Create(new MLContext(seed: 1), _method, _options);
    }

    /// <summary>Where it speaks: of many processes the first one does.</summary>
    public Terminal Terminal { get; }

    /// <summary>Its files.</summary>
    public RunFolder Folder { get; }

    /// <summary>Whether another run is there already; of many processes the first one looks, before it writes.</summary>
    public bool IsTaken => IsFirst && Folder.HasRun;

    /// <summary>The settings that repeat it, as YAML.</summary>
    public string Settings => SettingsText.ToYaml(_values.All);

    /// <summary>All options as the trainer gets them, as JSON.</summary>
    public string Options
    {
        get
        {
            var all = JsonSerializer.SerializeToNode(_options, _options.GetType(), s_json)!.AsObject();
            return new JsonObject { ["method"] = Names.Kebab(_method), ["options"] = all }.ToJsonString(s_json);
        }
    }

    /// <summary>Trains, saves the model and writes the report.</summary>
    /// <returns>The exit code.</returns>
    public int Run(CancellationToken cancellation)
    {
        if (!IsFirst)
        {
            var isStopped = Train(Session.Start(Terminal, _options.Seed, _values, cancellation)).Stopped;
            // MPI ends all ranks when one ends with an exit code: not before the first one has saved.
            _cluster!.Barrier();
            return isStopped ? ExitCode.Stopped : ExitCode.Success;
        }
        var isNew = !Folder.HasRun;
        if (!isNew && Folder.LastCheckpoint == 0)
            RequireNoModel();
        var isOurs = !Directory.Exists(Folder.Path) || !Directory.EnumerateFileSystemEntries(Folder.Path).Any();
        _before = isNew ? null : RunState.Load(Folder.State);
        _state = new() { Status = "running", Started = _before?.Started ?? DateTimeOffset.UtcNow };
        MakeFolder(isNew);
        try
        {
            var before = Folder.LastCheckpoint;
            var (done, stopped) = Train(Session.Start(Terminal, _options.Seed, _values, cancellation, Folder.Log));
            if (!isNew && before >= _options.MaxIterations)
                Terminal.Line($"All {before} iterations were done already: model and report are written again. A higher --max-iterations goes on.");
            WriteDown();
            End(stopped ? "stopped" : "done", done);
            Terminal.Work("Report", () => RunReport.Write(Folder));
            Tell(done, stopped);
            _cluster?.Barrier();
            return stopped ? ExitCode.Stopped : ExitCode.Success;
        }
        catch (OperationCanceledException)
        {
            if (isNew || _hasBegun)
                End("stopped", Folder.LastCheckpoint);
            Tell(0, stopped: true);
            return ExitCode.Stopped;
        }
        catch (Exception e)
        {
            if (_hasBegun || (isNew && Folder.LastCheckpoint > 0))
            {
                End("failed", Folder.LastCheckpoint, e.Message);
                RunReport.Write(Folder);
            }
            else if (isNew)
            {
                Folder.Withdraw(withAll: isOurs);
            }
            throw;
        }
    }

    // A run that has a model and nothing to go on from would train another one in its place.
    private void RequireNoModel()
    {
        if (File.Exists(Folder.Model))
        {
            throw new BadInputException(
                $"--resume: '{Folder.Path}' has a model, and no checkpoint to go on from. Begin another run with its settings: gan train --config "
                + $" {Folder.Settings} {TrainSettings.Out.Flag} FOLDER, and with its weights: {TrainSettings.InitialModel.Flag} {Folder.Model}.");
        }
        Terminal.Line("No checkpoint was written before: the run begins anew.");
    }

    private void MakeFolder(bool isNew)
    {
        try
        {
            Directory.CreateDirectory(Folder.Path);
            // Settings that the trainer refuses leave an earlier run as it was.
            if (isNew)
                WriteDown();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{TrainSettings.Out.Flag}: the run's folder '{Folder.Path}' cannot be made or written: {e.Message}", e);
        }
    }

    private void WriteDown()
    {
        WholeFile.Write(Folder.Settings, Settings);
        WholeFile.Write(Folder.Options, Options);
        _state!.Save(Folder.State);
    }

    private void End(string status, int iteration, string? error = null) =>
        (_state! with { Status = status, Iteration = iteration, Ended = DateTimeOffset.UtcNow, Error = error }).Save(Folder.State);

    // The trainer has taken the settings and the checkpoint.
    private void Begin()
    {
        if (_hasBegun)
            return;
        _hasBegun = true;
        WriteDown();
    }

    private (int Done, bool Stopped) Train(Session session)
    {
        var (ml, cancellation) = (session.Ml, session.Cancellation);
        var data = DataSource.Open(ml, _request, new DatasetCache(Terminal, _values.Get<string?>(TrainSettings.Cache, null)), cancellation);
        var train = data.Train;
        Tell(data);
        if (_validation is not null)
        {
            (_options.Validation, train) = Terminal.Work("Fitting the features of the validation", () =>
                _validation.Create(ml, data.Train, data.Test, TrainSettings.Validation.Flag, cancellation));
        }
        using var initial = _values.Get<string?>(TrainSettings.InitialModel, null) is { } model ? TrainedModel.Load(ml, model) : null;
        _options.InitialModel = initial?.Gan;
        _options.CheckpointDirectory = Folder.Checkpoints;
        _options.CancellationBehavior = CancellationBehavior.ReturnLast;
        _options.CancellationToken = cancellation;
        if (!IsFirst)
        {
            Methods.Create(ml, _method, _options).Fit(train).Dispose();
            return (_options.MaxIterations, IsStopped(isUnfinished: true, cancellation));
        }
        var (gan, done) = Terminal.Work(Names.Kebab(_method), work =>
        {
            using RunWatch watch = new(Folder, work);
            _options.OnProgress = progress =>
            {
                Begin();
                watch.Progress(progress);
            };
            _options.OnSamples = samples =>
            {
                Begin();
                watch.Samples(samples);
            };
            var trained = Methods.Create(ml, _method, _options).Fit(train);
            // Without a report nothing was left to do, or it was stopped before the first one; then the checkpoint says how far it got.
            var told = watch.Last?.Iteration ?? (cancellation.IsCancellationRequested ? 0 : _options.MaxIterations);
            return (trained, Math.Max(told, Folder.LastCheckpoint));
        });
        var stopped = IsStopped(done < _options.MaxIterations, cancellation);
        using (gan)
        {
            KeepOlder(done);
            ml.Model.Save(gan, train.Schema, Folder.Model);
            // Who stops a run does not want to wait for pictures.
            if (!stopped)
                Terminal.Work("Pictures for the report", () => Pictures(session, gan, train));
        }
        return (done, stopped);
    }

    // Where no checkpoint could be read, the trainer has begun anew: what had been trained for longer stays.
    private void KeepOlder(int done)
    {
        if (!(_before?.Iteration > done) || !File.Exists(Folder.Model))
            return;
        var kept = Path.ChangeExtension(Folder.Model, $".{_before.Iteration}.zip");
        File.Move(Folder.Model, kept, overwrite: true);
        Terminal.Line($"The training began anew; the model of iteration {_before.Iteration} is kept as {kept}.");
    }

    private void Tell(DataSource data)
    {
        var classes = data.Classes;
        var used = classes == 0 ? "without classes"
            : _options.LabelColumnName is null
                ? $"{classes} classes, which {Names.Kebab(_method)} leaves unused (--label-column-name Label trains a network that makes them by name)"
                : $"{classes} classes";
        Terminal.Line($"Data    {data.Name}, {used}");
    }

    private void Pictures(Session session, GanTransformer gan, IDataView train)
    {
        try
        {
            RunPictures.Write(session, gan, train, Folder);
        }
        catch (OperationCanceledException)
        {
            // The network is saved; its report has fewer pictures.
        }
    }

    // "ring:modes=12" as a part of a folder's name.
    private static string Bare(string mixture) => string.Join('-', mixture.Split(s_marks, StringSplitOptions.RemoveEmptyEntries));

    private bool IsFirst => _cluster is null or { Rank: 0 };

    // One process that is asked to stop stops all of them; in the last iteration it stops nothing, and the first process knows which that was.
    private bool IsStopped(bool isUnfinished, CancellationToken cancellation)
    {
        float[] stopped = [cancellation.IsCancellationRequested ? 1 : 0];
        _cluster?.Sum(stopped);
        return Common(stopped[0] > 0 && isUnfinished ? 1 : 0) == 1;
    }

    // The first process's number, on all of them.
    private int Common(int number)
    {
        var bytes = BitConverter.GetBytes(number);
        _cluster?.Broadcast(bytes);
        return BitConverter.ToInt32(bytes);
    }

    private void Tell(int done, bool stopped)
    {
        if (stopped)
        {
            Terminal.Line(done == 0
                ? "Stopped before the first iteration was done; nothing is lost."
                : $"Stopped. The networks are in {Folder.Model}, and a checkpoint in {Folder.Checkpoints}.");
            Terminal.Line($"Go on with: gan train --resume {Folder.Path}");
            return;
        }
        Terminal.Line($"Model   {Folder.Model}");
        Terminal.Line($"Report  {Folder.Report}");
    }
}
