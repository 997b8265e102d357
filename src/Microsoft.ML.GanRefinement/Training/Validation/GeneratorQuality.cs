using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data;
using Microsoft.ML.GanRefinement.DataViews.Batched;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.Runtime;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training.Validation;

/// <summary>Measures a generator in training against held-out data, always on the same latents, without a trace in it.</summary>
/// <param name="heldOut">The data.</param>
/// <param name="network">The generator that would be returned: the average where there is one.</param>
/// <param name="specification">Its sizes.</param>
/// <param name="prior">With the training's seed: the first latents are taken, which no step of the training draws.</param>
/// <param name="drawn">The classes that are generated.</param>
/// <param name="validation">What is asked for.</param>
/// <param name="imageColumn">The column that the featurizer reads.</param>
/// <param name="device">Where the network is.</param>
/// <param name="host">The trainer's.</param>
internal sealed class GeneratorQuality(
    ValidationSet heldOut, Networks.Generator network, NetworkPairSpecification specification, LatentPrior prior, ClassPrior drawn, GanValidation validation,
    string imageColumn, Device device, IHost host)
{
    private readonly string[] _classes = [.. Enumerable.Range(0, specification.ClassCount).Select(c => $"{c}")];

    private int Count => validation.GeneratedCount;

    /// <summary>The value now.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; noticed within a batch.</exception>
    /// <exception cref="ArgumentException">The featurizer does not fit the images.</exception>
    /// <exception cref="InvalidOperationException">There are too few rows for the metric, or a feature is not finite.</exception>
    public MetricEstimate Measure(Cancellation cancellation)
    {
        var mapper = new ValidationMapper(network, specification, prior, imageColumn, device);
        var latents = LatentDataView.Create(Count, prior, ColumnNames.Latent, ColumnNames.Label, _classes, drawn);
        var training = network.training;
        network.eval();
        try
        {
            return heldOut.Compare(new BatchTransform(host, mapper, cancellation).Transform(latents), cancellation);
        }
        finally
        {
            network.train(training);
        }
    }

    /// <summary>Says what makes the values doubtful.</summary>
    public void Warn(IChannel channel)
    {
        foreach (var warning in heldOut.Warnings(Count))
            channel.Warning(MessageSensitivity.None, "Validation: {0}", warning);
    }

    /// <summary>Measures once before training, so that what does not fit is told of at once.</summary>
    /// <inheritdoc cref="Measure"/>
    public void Try(Cancellation cancellation, IChannel channel)
    {
        MetricEstimate value;
        try
        {
            value = Measure(cancellation);
        }
        catch (InvalidOperationException e)
        {
            throw new InvalidOperationException(
                $"Validation cannot compute the {validation.Metric.Name} of {Count} generated and {heldOut.Count} held-out images: {e.Message}", e);
        }
        channel.Info(MessageSensitivity.None,
            "Validation before training: {0} {1}, of {2} generated against {3} held-out images.", validation.Metric.Name, $"{value}", $"{Count}",
            $"{heldOut.Count}");
    }
}
