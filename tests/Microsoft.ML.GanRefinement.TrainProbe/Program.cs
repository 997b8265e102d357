using Microsoft.ML;
using Microsoft.ML.GanRefinement;
using Microsoft.ML.GanRefinement.TrainProbe;

// Arguments: directory for checkpoints, iterations. Says each iteration on the standard output as soon as it is done.
MLContext ml = new(seed: 1);
IDataView images = ml.Data.LoadFromEnumerable(ProbeImage.Create());
using GanTransformer gan = ml.Gan().FastRobGan(new FastRobGanTrainer.Options
{
    CheckpointDirectory = args[0],
    CheckpointInterval = 2,
    MaxIterations = int.Parse(args[1]),
    BatchSize = 8,
    LatentSize = 6,
    BaseChannels = 4,
    LearningRate = 1e-3,
    ProgressInterval = 1,
    OnProgress = progress => Console.WriteLine(progress.Iteration),
}).Fit(images);
return 0;
