using System.Text.Json;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.Interop;
using Microsoft.ML.GanRefinement.Refinement;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.GanRefinement;

/// <summary>Keeps some rows of generated samples, by their scores.</summary>
/// <remarks>Made by <see cref="RowFilterEstimator"/>. Lazy: rows are read once, and wait in memory until their block is complete, so that a network in front
/// runs once; columns of MLImages, which cannot wait, are read again for the rows that stay. Rows keep their order and ids. As it is no map from row to row, a
/// chain with it makes no <c>PredictionEngine</c>.</remarks>
public sealed class RowFilterTransformer : ITransformer, ICanSaveModel
{
    internal const string UserName = "GAN Row Filter";
    internal const string LoaderSignature = "GanRowFilter";
    private const string Role = "score";
    private const string Remedy = "A GanTransformer adds one.";

    private static readonly ModelIdentity s_identity = new("GANROWFI", 0x00010001, 0x00010001, 0x00010001, LoaderSignature);

    private readonly RowSelection _selection;
    private readonly string _score;
    private readonly Cancellation _cancellation;

    internal RowFilterTransformer(RowSelection selection, string scoreColumnName, Cancellation cancellation = default) =>
        (_selection, _score, _cancellation) = (selection, scoreColumnName, cancellation);

    /// <inheritdoc/>
    public bool IsRowToRowMapper => false;

    internal RowSelection Selection => _selection;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The score column is missing or of the wrong type.</exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        _ = ScoreOf(inputSchema, _score);
        return inputSchema;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The score column is missing or of the wrong type.</exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new RowFilterView(input, _selection, ScoreOf(input.Schema, _score), _cancellation);
    }

    /// <summary>Not possible.</summary>
    /// <exception cref="InvalidOperationException">Always: it keeps some rows and drops others.</exception>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) =>
        throw new InvalidOperationException("A filter of rows maps no single row: read the view that Transform gives, instead of a PredictionEngine.");

    // *** Binary format *** strings: score column; the selection as JSON; checksum.
    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        var writer = new ModelWriter(ctx, s_identity);
        writer.WriteString(_score);
        writer.WriteString(JsonSerializer.Serialize(_selection));
        writer.WriteChecksum();
    }

    // Called by ML.NET's loader.
    private static RowFilterTransformer Create(IHostEnvironment env, object ctx)
    {
        var reader = new ModelReader(ctx, s_identity);
        var (score, json) = (reader.ReadString(), reader.ReadString());
        reader.VerifyChecksum();
        try
        {
            return new RowFilterTransformer(JsonSerializer.Deserialize<RowSelection>(json) ?? throw new JsonException("It is missing."), score);
        }
        catch (Exception error) when (error is ArgumentException or JsonException or NotSupportedException)
        {
            throw new FormatException($"The model file's filter of rows cannot be used: {error.Message}", error);
        }
    }

    internal static void Check(SchemaShape inputSchema, string scoreColumnName)
    {
        var column = ColumnFinder.Find(inputSchema, Role, scoreColumnName);
        if (column.Kind != SchemaShape.Column.VectorKind.Scalar || column.ItemType.RawType != typeof(float))
            throw SchemaErrors.Mismatch(Role, scoreColumnName, "Single", SchemaErrors.Describe(column), Remedy);
    }

    internal static DataViewSchema.Column ScoreOf(DataViewSchema inputSchema, string scoreColumnName)
    {
        var column = ColumnFinder.Find(inputSchema, Role, scoreColumnName);
        return column.Type is NumberDataViewType && column.Type.RawType == typeof(float)
            ? column
            : throw SchemaErrors.Mismatch(Role, scoreColumnName, "Single", column.Type.ToString()!, Remedy);
    }
}
