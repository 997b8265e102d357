using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data.Batches;
using Microsoft.ML.GanRefinement.Torch;
using Microsoft.ML.GanRefinement.Torch.Optimizers;
using Microsoft.ML.Runtime;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Evaluation.Classifier;

/// <summary>Trains a classifier with Adam on the cross entropy; the learning rate falls linearly to zero.</summary>
internal sealed class ClassifierTraining(
    ClassifierNetwork network, BatchSource batches, ImageClassifierTrainer.Options options, IChannel channel, Cancellation cancellation)
{
    private const int ReportEvery = 20;

    private readonly Stopwatch _watch = Stopwatch.StartNew();

    /// <summary>Runs all iterations.</summary>
    /// <param name="iterations">How many batches to learn from.</param>
    /// <exception cref="OperationCanceledException">Cancelled; noticed within one step.</exception>
    /// <exception cref="InvalidOperationException">The loss is no longer a finite number.</exception>
    public void Run(int iterations)
    {
        using var memory = StepMemory.Keep();
        network.train();
        using var adam = new Adam(network.parameters());
        for (var iteration = 0; iteration < iterations; iteration++)
        {
            cancellation.ThrowIfRequested();
            var learningRate = options.LearningRate * (1 - ((double)iteration / iterations));
            Report(iteration + 1, iterations, Divergence.Check(StepExplained(adam, learningRate, iteration), "classifier", iteration));
        }
    }

    private float StepExplained(Adam adam, double learningRate, int iteration)
    {
        try
        {
            return Step(adam, learningRate);
        }
        catch (ExternalException error) when (TorchErrors.IsOfTorch(error))
        {
            throw Divergence.Of(error, iteration);
        }
    }

    private float Step(Adam adam, double learningRate)
    {
        using var scope = NewDisposeScope();
        using var batch = batches.Next();
        var loss = nn.functional.cross_entropy(network.call(batch.Images).Logits, batch.Classes!);
        adam.ClearGradients();
        loss.backward();
        adam.Step(learningRate);
        return loss.item<float>();
    }

    private void Report(int done, int iterations, float loss)
    {
        if (done % ReportEvery != 0 && done != iterations)
            return;
        var elapsed = _watch.Elapsed;
        var progress = new ImageClassifierProgress
        {
            Iteration = done,
            MaxIterations = iterations,
            Loss = loss,
            ImagesPerSecond = (double)done * batches.BatchSize / elapsed.TotalSeconds,
            Elapsed = elapsed,
            Remaining = elapsed / done * (iterations - done),
        };
        channel.Trace(MessageSensitivity.None, "{0}", progress);
        options.OnProgress?.Invoke(progress);
    }
}
