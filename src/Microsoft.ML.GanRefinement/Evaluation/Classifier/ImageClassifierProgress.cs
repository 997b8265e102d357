using System.Globalization;

namespace Microsoft.ML.GanRefinement;

/// <summary>How the training of an image classifier goes.</summary>
public sealed class ImageClassifierProgress
{
    internal ImageClassifierProgress()
    {
    }

    /// <summary>Batches learnt from, from 1 to <see cref="MaxIterations"/>.</summary>
    public int Iteration { get; internal init; }

    /// <summary>Batches in all.</summary>
    public int MaxIterations { get; internal init; }

    /// <summary>Mean cross entropy of the last batch, in nats.</summary>
    public float Loss { get; internal init; }

    /// <summary>Images learnt from per second, on average since the start.</summary>
    public double ImagesPerSecond { get; internal init; }

    /// <summary>Time since training began; reading the data is not in it.</summary>
    public TimeSpan Elapsed { get; internal init; }

    /// <summary>Time that the remaining iterations will take at the average speed so far.</summary>
    public TimeSpan Remaining { get; internal init; }

    /// <summary>One line for a log.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"iteration {Iteration}/{MaxIterations}, loss {Loss:F4}, {ImagesPerSecond:F0} images/s, {Remaining:hh\\:mm\\:ss} left");
}
