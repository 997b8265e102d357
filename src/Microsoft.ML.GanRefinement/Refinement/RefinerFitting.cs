using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.DataViews.Indexed;
using Microsoft.ML.GanRefinement.Evaluation.Features;
using Microsoft.ML.GanRefinement.Torch;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.GanRefinement.Refinement;

/// <summary>What a refiner learns when it meets the trained network.</summary>
internal static class RefinerFitting
{
    /// <summary>Tells of calibration data that cannot be used, before there is a network: it reads the first of them.</summary>
    /// <param name="context">Of the views.</param>
    /// <param name="refiner">What may have to be calibrated.</param>
    /// <param name="generated">The columns of the trained network's images.</param>
    /// <param name="cancellation">Heard before each row.</param>
    /// <exception cref="ArgumentException">The featurizer does not go with the data or with generated images, or adds no such column.</exception>
    /// <exception cref="InvalidOperationException">There are too few images, or a feature is not finite.</exception>
    public static void CheckData(MLContext context, GanLatentRefiner refiner, IReadOnlyList<IndexedColumn> generated, Cancellation cancellation)
    {
        if (Parts(refiner).Calibrated is not { Calibration: var calibration })
            return;
        CheckSchemas(refiner, new IndexedDataView(0, generated).Schema);
        var first = calibration.Featurizer.Transform(context.Data.TakeRows(calibration.Data, CoachCalibrator.FewestImages));
        CoachCalibrator.RequireEnough(
            EvaluationReader.Read(first, calibration.FeatureColumnName, probabilities: null, label: null, cancellation: cancellation).Features.Rows);
    }

    /// <summary>Tells of a featurizer that does not go with the calibration's data or with generated images; it reads no row.</summary>
    /// <param name="refiner">What may have to be calibrated.</param>
    /// <param name="generated">The columns of the network's images.</param>
    /// <exception cref="ArgumentException">The featurizer does not go with the data or with generated images, or adds no such column.</exception>
    public static void CheckSchemas(GanLatentRefiner refiner, DataViewSchema generated)
    {
        if (Parts(refiner).Calibrated is not { Calibration: var calibration })
            return;
        var schema = calibration.Featurizer.GetOutputSchema(calibration.Data.Schema);
        if (schema.GetColumnOrNull(calibration.FeatureColumnName) is null)
        {
            throw new ArgumentException(
                $"The calibration's Featurizer adds no column '{calibration.FeatureColumnName}' to its Data: name the one that it adds as FeatureColumnName.",
                nameof(GanCoachCalibration.FeatureColumnName));
        }

        try
        {
            calibration.Featurizer.GetOutputSchema(generated);
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            throw new ArgumentException(
                $"The calibration's Featurizer cannot read generated images, whose columns are {NameList.Of([.. generated.Select(column => column.Name)])}: "
                    + $"{error.Message}",
                nameof(GanCoachCalibration.Featurizer), error);
        }
    }

    /// <summary>The refiner with all numbers that are measured on the network, and how a coach's were chosen.</summary>
    /// <param name="gan">The network.</param>
    /// <param name="refiner">What to fit.</param>
    /// <param name="environment">For the log.</param>
    /// <param name="cancellationToken">Heard before each row and step.</param>
    /// <exception cref="InvalidOperationException">There are too few held-out images, or the featurizer's features are not finite.</exception>
    public static (GanLatentRefiner Refiner, GanCoachCalibrationResult? Calibration) Fit(
        GanTransformer gan, GanLatentRefiner refiner, IHostEnvironment environment, CancellationToken cancellationToken)
    {
        var (before, calibrated) = Parts(refiner);
        if (calibrated is null)
            return (Measured(gan, refiner), null);
        var first = before.Count == 0 ? null : Measured(gan, GanLatentRefiner.Sequence(before));
        var host = environment.Register("CoachCalibration", seed: 0);
        var options = calibrated.Options with { KeepsBatchNorm = calibrated.KeepsBatchNorm };
        var calibrator = new CoachCalibrator(gan, options, calibrated.Calibration, host, new Cancellation(cancellationToken, host), first);
        var result = TorchErrors.Explain("Calibrating the coach", calibrator.Run);
        using var channel = host.Start("Calibration");
        foreach (var warning in result.Warnings)
            channel.Warning(MessageSensitivity.None, "Calibration: {0}", warning);
        channel.Info(MessageSensitivity.None, "Calibration: {0}.", $"{result}");
        var coach = calibrator.CoachOf(result.Chosen, result.IsHelpful ? result.Chosen.Iterations : 0);
        return (first is GanLatentRefiner.SequenceRefiner sequence ? GanLatentRefiner.Sequence([.. sequence.Refiners, coach]) : coach, result);
    }

    private static GanLatentRefiner Measured(GanTransformer gan, GanLatentRefiner refiner)
    {
        using var use = gan.Pair.Use();
        using var scope = TorchScope.Differentiable();
        var specification = gan.Pair.Specification;
        return refiner.Measured(gan.Pair.Networks, specification.Networks, specification.Prior, gan.Pair.Device);
    }

    // A coach to be calibrated, and what comes before it.
    private static (IReadOnlyList<GanLatentRefiner> Before, GanLatentRefiner.CalibratedCoachRefiner? Calibrated) Parts(GanLatentRefiner refiner)
    {
        GanLatentRefiner[] all = [.. GanLatentRefiner.SequenceRefiner.Flat(refiner)];
        return all[^1] is GanLatentRefiner.CalibratedCoachRefiner last ? (all[..^1], last) : (all, null);
    }
}
