using System.Diagnostics;
using Microsoft.ML.GanRefinement.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.GanRefinement.Training;

/// <summary>Tells the log and the user's callback how training goes, every so many iterations and after the last one.</summary>
internal sealed class TrainingReporter(IChannel channel, int maxIterations, int interval, Action<GanTrainingProgress>? onProgress)
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private long _images;
    private int _iterations;

    /// <summary>Called after every iteration.</summary>
    public void Report(int iteration, TrainingBatch batch, long epoch, float discriminatorLoss, float generatorLoss)
    {
        _images += batch.Images.shape[0];
        _iterations++;
        var done = iteration + 1;
        if (done % interval != 0 && done != maxIterations)
            return;
        var elapsed = _watch.Elapsed;
        var progress = new GanTrainingProgress
        {
            Iteration = done,
            MaxIterations = maxIterations,
            Epoch = (int)epoch,
            DiscriminatorLoss = discriminatorLoss,
            GeneratorLoss = generatorLoss,
            ImagesPerSecond = _images / elapsed.TotalSeconds,
            Elapsed = elapsed,
            Remaining = elapsed / _iterations * (maxIterations - done),
        };
        channel.Info(MessageSensitivity.None, "{0}", progress);
        onProgress?.Invoke(progress);
    }
}
