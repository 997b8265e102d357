using Microsoft.ML.GanRefinement.Refinement;

namespace Microsoft.ML.GanRefinement;

/// <summary>Makes a <see cref="RowFilterTransformer"/>, which keeps some rows of generated samples by their scores.</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Input and Output Columns
/// | column | type | meaning |
/// | --- | --- | --- |
/// | `Score` | Single | input: the discriminator's logit or critic value |
///
/// All columns pass through.
///
/// ### Estimator Characteristics
/// Looks at the data to train: no; rejection and Metropolis–Hastings look at held-out real images, and at the network that gave the scores. Exportable to ONNX:
/// no. ]]></format>
/// </remarks>
/// <seealso cref="GanCatalog.RejectionSample(GanTransformer, IDataView, double?, int?, string, string, CancellationToken)"/>
/// <seealso cref="GanCatalog.MetropolisHastingsSample(GanTransformer, IDataView, int, int?, string, string, CancellationToken)"/>
/// <seealso cref="GanCatalog.KeepBest"/>
public sealed class RowFilterEstimator : IEstimator<RowFilterTransformer>
{
    private readonly Func<IDataView, RowSelection> _fit;
    private readonly string _score;
    private readonly CancellationToken _cancellationToken;

    internal RowFilterEstimator(Func<IDataView, RowSelection> fit, string scoreColumnName, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(scoreColumnName);
        (_fit, _score, _cancellationToken) = (fit, scoreColumnName, cancellationToken);
    }

    /// <summary>Calibrates, where there is something to calibrate, and checks the score column.</summary>
    /// <param name="input">Data with the score column.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public RowFilterTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        _cancellationToken.ThrowIfCancellationRequested();
        RowFilterTransformer.ScoreOf(input.Schema, _score);
        return new RowFilterTransformer(_fit(input), _score, _cancellationToken);
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        RowFilterTransformer.Check(inputSchema, _score);
        return inputSchema;
    }
}
