using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.DataViews.Appended;

/// <summary>A column computed from each row by itself.</summary>
/// <param name="inputSchema">The schema that it is added to.</param>
/// <param name="name">The column's name.</param>
/// <param name="type">The column's type.</param>
/// <param name="read">The input column that is read; null if the value follows from the row's id.</param>
/// <param name="createGetter">Makes a <see cref="ValueGetter{TValue}"/> of the type's raw type, for whatever row its argument stands on.</param>
internal sealed class RowBinding(
    DataViewSchema inputSchema, string name, DataViewType type, DataViewSchema.Column? read, Func<DataViewRow, Delegate> createGetter)
    : AppendedBinding(inputSchema, [new DataViewSchema.DetachedColumn(name, type)])
{
    /// <inheritdoc/>
    public override IEnumerable<DataViewSchema.Column> ReadColumns => read is { } column ? [column] : [];

    /// <inheritdoc/>
    public override Func<int, Delegate> CreateGetters(DataViewRow input, bool[] active) => _ => createGetter(input);
}
