using System.Globalization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Evaluation.Features;
using Microsoft.ML.GanRefinement.Evaluation.Featurizers;
using Microsoft.ML.GanRefinement.Evaluation.Metrics;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Torch;

namespace Microsoft.ML.GanRefinement;

public sealed partial class GanCatalog
{
    /// <summary>Perceptual path length on a feature column: the mean of ‖f(z) − f(z')‖²/ε² over rows of two views (Karras et al. 2019, eq. 2).</summary>
    /// <param name="first">Features of images at latents z.</param>
    /// <param name="second">Features at latents z', a step ε further along the path, in the same order.</param>
    /// <param name="epsilon">The step, above 0.</param>
    /// <param name="featureColumnName">Features, a known-size vector of <see cref="float"/> or <see cref="double"/>, in both views.</param>
    /// <param name="protocol">What to record about split, featurizer and seed; the rest is filled in.</param>
    /// <param name="cancellationToken">Ends it with an <see cref="OperationCanceledException"/>, within a row.</param>
    /// <returns>The mean and its standard error with their protocol; lower is smoother.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The step is not above 0, or the column is missing or of the wrong type.</exception>
    /// <exception cref="InvalidOperationException">The views have different numbers of rows or features, or no rows.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <remarks>Features must not come from bytes: rounding pixels to 256 values hides the difference between two similar images.</remarks>
    public MetricResult PerceptualPathLength(
        IDataView first,
        IDataView second,
        double epsilon,
        string featureColumnName = ColumnNames.Features,
        EvaluationProtocol? protocol = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        OptionChecks.Positive(epsilon);
        return PathLengthOf(first, second, epsilon, trimmedShare: 0, path: string.Empty, featureColumnName, protocol, cancellationToken);
    }

    private MetricResult PathLengthOf(
        IDataView first, IDataView second, double epsilon, double trimmedShare, string path, string featureColumnName, EvaluationProtocol? protocol,
        CancellationToken cancellationToken)
    {
        using var scope = TorchScope.Differentiable();
        var cancellation = Listen(nameof(PerceptualPathLength), cancellationToken);
        var at = EvaluationReader.Read(first, featureColumnName, probabilities: null, label: null, cancellation: cancellation).Features;
        var near = EvaluationReader.Read(second, featureColumnName, probabilities: null, label: null, cancellation: cancellation).Features;
        var estimate = PathLength.Compute(at, near, epsilon, trimmedShare);
        var trimmed = PathLength.Trimmed(trimmedShare, at.Rows);
        var settings = string.Create(
            CultureInfo.InvariantCulture, $"steps of {epsilon:G6}{path}{(trimmed > 0 ? $", {trimmed} pairs trimmed at either end" : string.Empty)}");
        return new MetricResult
        {
            Name = "perceptual path length",
            Direction = MetricDirection.LowerIsBetter,
            Estimate = estimate,
            Protocol = (protocol ?? new()).Fill(settings, real: 0, at.Rows, at.Columns),
            Warnings = [.. PathLength.SizeWarnings(at.Rows, trimmedShare), .. PathLength.RoundingWarnings(at, near, epsilon)],
        };
    }

    /// <summary>Perceptual path length of a network, at random points of random paths in latent space.</summary>
    /// <param name="gan">The network. A conditional one has one class for each pair; the classes of its training data take turns.</param>
    /// <param name="featurizer">Adds the features to the network's images.</param>
    /// <param name="pairs">How many paths, at least 1.</param>
    /// <param name="epsilon">The step as a share of a path, above 0 and at most 1. Features have single precision; much smaller steps vanish in its rounding,
    /// and a warning says so.</param>
    /// <param name="seed">The same seed gives the same paths; it goes into the protocol.</param>
    /// <param name="featureColumnName">The column that the featurizer adds.</param>
    /// <param name="protocol">What to record about split and featurizer; the rest is filled in, also the name of a featurizer of this library.</param>
    /// <param name="interpolation">Great circles (default; Karras et al. 2019, equation 2) or straight lines, which give about a fifth less
    /// (torch-fidelity's default).</param>
    /// <param name="trimmedShare">The share of pairs to leave out at either end, the shortest and the longest: at least 0 (default, none), at most 0.499,
    /// rounded down to whole pairs. StyleGAN's code leaves out 0.01. The protocol's settings say how many pairs were left out.</param>
    /// <param name="cancellationToken">Ends it with an <see cref="OperationCanceledException"/>, within a row.</param>
    /// <returns>The mean and its standard error with their protocol; lower is smoother.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range, or the feature column is missing or of the wrong type.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public MetricResult PerceptualPathLength(
        GanTransformer gan,
        ITransformer featurizer,
        int pairs = 1000,
        double epsilon = 1e-3,
        int seed = 0,
        string featureColumnName = ColumnNames.Features,
        EvaluationProtocol? protocol = null,
        LatentInterpolation interpolation = LatentInterpolation.Spherical,
        double trimmedShare = 0,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(gan);
        ArgumentNullException.ThrowIfNull(featurizer);
        OptionChecks.AtLeast(1, pairs);
        OptionChecks.Positive(epsilon, maximum: 1);
        OptionChecks.Defined(interpolation);
        OptionChecks.Between(0, 0.499, trimmedShare);
        cancellationToken.ThrowIfCancellationRequested();
        // Latents of one value are all on one line.
        var used = gan.LatentSize == 1 ? LatentInterpolation.Linear : interpolation;
        (var first, var second) = LatentPaths.Create(gan, pairs, epsilon, seed, used, TrainedClasses(gan, GanClassSampling.Even));
        IDataView Features(IDataView latents) => featurizer.Transform(gan.Transform(latents));
        return PathLengthOf(
            Features(first), Features(second), epsilon, trimmedShare, used == LatentInterpolation.Spherical ? " along great circles" : " along straight lines",
            featureColumnName, (protocol ?? new()).Name(featurizer) with { Seed = seed }, cancellationToken);
    }
}
