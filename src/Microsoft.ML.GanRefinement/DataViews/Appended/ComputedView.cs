extern alias data;
using Converter = data::Microsoft.ML.Model.OnnxConverter;

namespace Microsoft.ML.GanRefinement.DataViews.Appended;

/// <summary>A lazy view with columns computed from those of its source.</summary>
/// <remarks>ML.NET's export to ONNX walks back from the last view to the first, and takes the first that it does not know for the data:
/// what our transformers compute would be left out of the graph without a word. So our views let themselves be asked, and refuse.</remarks>
internal abstract class ComputedView(IDataView source)
    : IDataView, ICanSaveModel, data::Microsoft.ML.Data.IDataTransform, Converter.ICanSaveOnnx, Converter.ISaveAsOnnx, Converter.ITransformCanSaveOnnx
{
    /// <inheritdoc/>
    public abstract DataViewSchema Schema { get; }

    /// <inheritdoc/>
    public abstract bool CanShuffle { get; }

    /// <inheritdoc cref="data::Microsoft.ML.Data.IDataTransform.Source"/>
    public IDataView Source => source;

    /// <summary>The same over other rows of the source, or of a view of its schema; null where a row does not depend on its source's row alone.</summary>
    public virtual IDataView? Over(IDataView other) => null;

    /// <inheritdoc/>
    public virtual long? GetRowCount() => source.GetRowCount();

    /// <inheritdoc/>
    public abstract DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null);

    /// <inheritdoc/>
    public abstract DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null);

    bool Converter.ICanSaveOnnx.CanSaveOnnx(Converter.OnnxContext ctx) => throw NotExportable();

    void Converter.ISaveAsOnnx.SaveAsOnnx(Converter.OnnxContext ctx) => throw NotExportable();

    void ICanSaveModel.Save(ModelSaveContext ctx) => throw new NotSupportedException("Save the transformer, with mlContext.Model.Save, not its view.");

    private InvalidOperationException NotExportable()
    {
        var computed = string.Join("', '", Schema.Skip(source.Schema.Count).Select(column => column.Name));
        return new InvalidOperationException(
            $"The transformer that {(computed.Length > 0 ? $"computes '{computed}'" : "filters rows")} cannot be exported to ONNX in a chain. "
            + "Write a trained network's generator with mlContext.Gan().ExportOnnx(gan, path), convert a chain without it, "
            + "or save the whole chain as a zip with mlContext.Model.Save.");
    }
}
