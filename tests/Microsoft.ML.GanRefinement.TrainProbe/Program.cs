using Microsoft.ML;
using Microsoft.ML.GanRefinement;
using Microsoft.ML.GanRefinement.TrainProbe;
using Microsoft.ML.Runtime;

// Arguments: directory for checkpoints or "-" for none, iterations, and, if wanted, the context's seed or "-" for none, and a file for the model.
// Says each iteration on the standard output as soon as it is done, and warnings of the log on the error output.
// The environment variable PROBE_SWITCHED_OFF names an AppContext switch to set to false.
if (Environment.GetEnvironmentVariable("PROBE_SWITCHED_OFF") is { } name)
    AppContext.SetSwitch(name, false);

MLContext ml = new(args.Length > 2 ? Number(args[2]) : 1);
ml.Log += (_, entry) =>
{
    if (entry.Kind == ChannelMessageKind.Warning)
        Console.Error.WriteLine(entry.RawMessage);
};
var images = ml.Data.LoadFromEnumerable(ProbeImage.Create());
using var gan = ml.Gan().FastRobGan(new FastRobGanTrainer.Options
{
    CheckpointDirectory = args[0] == "-" ? null : args[0],
    CheckpointInterval = 2,
    MaxIterations = int.Parse(args[1]),
    BatchSize = 8,
    LatentSize = 6,
    Networks = GanNetworks.Dcgan(4),
    GeneratorLearningRate = 1e-3,
    DiscriminatorLearningRate = 1e-3,
    Validation = new GanValidation(images, ml.Gan().RandomFeatures(4).Fit(images)) { Interval = 3, GeneratedCount = 16 },
    ProgressInterval = 1,
    OnProgress = progress => Console.WriteLine(progress.Iteration),
}).Fit(images);
if (args.Length > 3)
    ml.Model.Save(gan, images.Schema, args[3]);

return 0;

static int? Number(string text) => text == "-" ? null : int.Parse(text);
