using Microsoft.ML;
using Microsoft.ML.GanRefinement;
using Microsoft.ML.GanRefinement.TrainProbe;

// Arguments: directory for checkpoints or "-" for none, iterations, and, if wanted, the context's seed or "-" for none, and a file for the model.
// Says each iteration on the standard output as soon as it is done.
MLContext ml = new(args.Length > 2 ? Number(args[2]) : 1);
IDataView images = ml.Data.LoadFromEnumerable(ProbeImage.Create());
using GanTransformer gan = ml.Gan().FastRobGan(new FastRobGanTrainer.Options
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
{
    ml.Model.Save(gan, images.Schema, args[3]);
}

return 0;

static int? Number(string text) => text == "-" ? null : int.Parse(text);
