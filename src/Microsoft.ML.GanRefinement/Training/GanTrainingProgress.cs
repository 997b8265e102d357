using System.Globalization;

namespace Microsoft.ML.GanRefinement;

/// <summary>How a training goes, as the callback <c>OnProgress</c> gets it.</summary>
public sealed class GanTrainingProgress
{
    internal GanTrainingProgress()
    {
    }

    /// <summary>Iterations done, from 1 to <see cref="MaxIterations"/>. One iteration is one step of the generator.</summary>
    public int Iteration { get; internal init; }

    /// <summary>Iterations in all.</summary>
    public int MaxIterations { get; internal init; }

    /// <summary>Passes over the training data that are complete.</summary>
    public int Epoch { get; internal init; }

    /// <summary>The discriminator's loss in the last step, all terms.</summary>
    public float DiscriminatorLoss { get; internal init; }

    /// <summary>The generator's loss in the last step, all terms.</summary>
    public float GeneratorLoss { get; internal init; }

    /// <summary>Real images taken from the data per second, on average since Fit began to train; replays of a batch count once.</summary>
    public double ImagesPerSecond { get; internal init; }

    /// <summary>Time since Fit began to train, or resumed; reading the data is not in it.</summary>
    public TimeSpan Elapsed { get; internal init; }

    /// <summary>Time that the remaining iterations will take at the average speed so far.</summary>
    public TimeSpan Remaining { get; internal init; }

    /// <summary>One line for a log.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"iteration {Iteration}/{MaxIterations}, epoch {Epoch}, D {DiscriminatorLoss:F4}, G {GeneratorLoss:F4}, {ImagesPerSecond:F0} images/s, {Remaining:hh\\:mm\\:ss} left");
}
