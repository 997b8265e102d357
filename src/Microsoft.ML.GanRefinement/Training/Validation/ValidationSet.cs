using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Evaluation.Features;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;

namespace Microsoft.ML.GanRefinement.Training.Validation;

/// <summary>The held-out data of a validation, read once: of the Fréchet distance alone their Gaussian is kept, else their
/// features.</summary>
internal sealed class ValidationSet : IDisposable
{
    // The trainers' option, of which this folder knows nothing else.
    private const string OptionName = "Validation";

    private readonly GanValidation _validation;
    private readonly EvaluationSample? _sample;
    private readonly GaussianFit? _fit;
    private readonly string? _rangeWarning;

    /// <summary>Reads the data.</summary>
    /// <param name="validation">What is asked for.</param>
    /// <param name="ofVectors">Whether samples are plain vectors, whose values have no bounds.</param>
    /// <param name="cancellation">Heard before each row.</param>
    /// <exception cref="OperationCanceledException">Cancelled; noticed within a row.</exception>
    /// <exception cref="ArgumentException">They have no features, or the featurizer does not fit them.</exception>
    /// <exception cref="InvalidOperationException">There are too few rows, or a value is not finite.</exception>
    public ValidationSet(GanValidation validation, bool ofVectors = false, Cancellation cancellation = default)
    {
        _validation = validation;
        var hasFeatures = validation.Data.Schema.GetColumnOrNull(Features) is not null;
        var data = hasFeatures ? validation.Data : AddFeatures(validation.Data, "Validation.Data");
        FeatureCount = CountFeatures(data, "Validation.Data");
        try
        {
            if (!ofVectors && !hasFeatures && ImageColumnNames.Find(validation.Data.Schema, ColumnNames.GeneratedImage) is { } images)
                _rangeWarning = PixelRange.WarningOf(validation.Data, images, cancellation);
            if (validation.Metric is GanMetric.FrechetDistancePart)
                _fit = EvaluationReader.Fit(data, Features, cancellation);
            else
                _sample = Read(data, cancellation);
        }
        catch (InvalidOperationException e)
        {
            throw new InvalidOperationException($"Validation.Data cannot be used: {e.Message}", e);
        }
    }

    /// <summary>How many features an image has.</summary>
    public int FeatureCount { get; }

    /// <summary>How many images there are.</summary>
    public long Count => _fit?.Rows ?? _sample!.Features.Rows;

    /// <summary>What makes the values of so many generated images doubtful, and of data that look scaled to [0,1].</summary>
    public IEnumerable<string> Warnings(int generated)
    {
        // That the counts differ is no matter: they do so in the same way in every evaluation.
        var fewest = Math.Min(Count, generated);
        var warnings = _validation.Metric.SizeWarnings(fewest, fewest, FeatureCount);
        return _rangeWarning is { } warning ? warnings.Append(warning) : warnings;
    }

    private string Features => _validation.FeatureColumnName;

    /// <summary>Compares generated images, read once, with the held-out ones.</summary>
    /// <param name="generated">A view with the image column, and the latents and classes that the images were made of.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ArgumentException">The featurizer does not fit them.</exception>
    /// <exception cref="InvalidOperationException">There are too few rows for the metric, or a feature is not finite.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; noticed within a row, or a step of the metric.</exception>
    public MetricEstimate Compare(IDataView generated, Cancellation cancellation = default)
    {
        var data = AddFeatures(generated, "generated images");
        var count = CountFeatures(data, "generated images");
        if (count != FeatureCount)
        {
            throw new ArgumentException(
                $"Validation.Data have {FeatureCount} features in '{Features}', and Validation.Featurizer makes {count} of a generated image: "
                + "use the featurizer that made those of the data.", OptionName);
        }

        return Evaluate(data, cancellation);
    }

    private MetricEstimate Evaluate(IDataView generated, Cancellation cancellation)
    {
        if (_fit is null)
            return _validation.Metric.Compute(new(_sample!, Read(generated, cancellation), Training: null, new(), cancellation));
        using var fit = EvaluationReader.Fit(generated, Features, cancellation);
        return new(GanMetric.FrechetDistancePart.Between(_fit, fit, cancellation));
    }

    private EvaluationSample Read(IDataView data, Cancellation cancellation) =>
        EvaluationReader.Read(data, Features, probabilities: null, label: null, cancellation: cancellation);

    private IDataView AddFeatures(IDataView data, string what)
    {
        try
        {
            return _validation.Featurizer.Transform(data);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            throw new ArgumentException($"Validation.Featurizer cannot read {what}: {e.Message}", OptionName, e);
        }
    }

    private int CountFeatures(IDataView data, string what)
    {
        var type = data.Schema.GetColumnOrNull(Features)?.Type;
        if (MetricColumn.SizeOf(type) is { } size)
            return size;
        throw new ArgumentException(type is null
            ? $"Validation.Featurizer adds no column '{Features}' to {what}: name the one that it adds in Validation.FeatureColumnName."
            : $"Validation needs a {MetricColumn.Expected} in column '{Features}' of {what}, got {type}: "
                + "name the column of features in Validation.FeatureColumnName.",
            OptionName);
    }

    /// <inheritdoc/>
    public void Dispose() => _fit?.Dispose();
}
