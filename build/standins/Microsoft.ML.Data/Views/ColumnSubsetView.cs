using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Some of a view's columns, in an order of their own.</summary>
internal sealed class ColumnSubsetView : IDataView, IRowToRowMapper
{
    private readonly IHost _host;
    private readonly IDataView _source;
    private readonly int[] _sourceIndices;

    public ColumnSubsetView(IHostEnvironment environment, IDataView source, int[] sourceIndices)
    {
        _host = environment.Register(nameof(ColumnSubsetView));
        _source = source;
        _sourceIndices = sourceIndices;
        Schema = MakeSchema(source.Schema, sourceIndices);
    }

    public DataViewSchema Schema { get; }

    public DataViewSchema InputSchema => _source.Schema;

    public DataViewSchema OutputSchema => Schema;

    public bool CanShuffle => _source.CanShuffle;

    public static DataViewSchema MakeSchema(DataViewSchema source, int[] sourceIndices)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(sourceIndices.Select(index => source[index]));
        return builder.ToSchema();
    }

    /// <summary>The view without the columns that cannot be kept in memory, images for one; itself if there are none.</summary>
    public static IDataView WithoutDisposables(IHostEnvironment environment, IDataView source)
    {
        int[] kept = [.. source.Schema
            .Where(column => column.Type is PrimitiveDataViewType or VectorDataViewType)
            .Select(column => column.Index)];
        return kept.Length == source.Schema.Count ? source : new ColumnSubsetView(environment, source, kept);
    }

    public long? GetRowCount() => _source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        bool[] active = RowCursorUtils.ToActive(columnsNeeded, Schema);
        return new Cursor(_host, _source.GetRowCursor(Sources(active), rand), this, active);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
    {
        bool[] active = RowCursorUtils.ToActive(columnsNeeded, Schema);
        return [.. _source.GetRowCursorSet(Sources(active), n, rand).Select(input => new Cursor(_host, input, this, active))];
    }

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
        => Sources(RowCursorUtils.ToActive(dependingColumns, Schema));

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns) => new Row(input, this);

    private IEnumerable<DataViewSchema.Column> Sources(bool[] active)
        => Enumerable.Range(0, active.Length).Where(i => active[i]).Select(i => InputSchema[_sourceIndices[i]]);

    private sealed class Row(DataViewRow input, ColumnSubsetView parent) : WrappingRow(input)
    {
        public override DataViewSchema Schema => parent.Schema;

        public override bool IsColumnActive(DataViewSchema.Column column) => true;

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
            => Input.GetGetter<TValue>(Input.Schema[parent._sourceIndices[column.Index]]);
    }

    private sealed class Cursor(IChannelProvider provider, DataViewRowCursor input, ColumnSubsetView parent, bool[] active)
        : SynchronizedCursorBase(provider, input)
    {
        public override DataViewSchema Schema => parent.Schema;

        public override bool IsColumnActive(DataViewSchema.Column column) => active[column.Index];

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
            => Input.GetGetter<TValue>(Input.Schema[parent._sourceIndices[column.Index]]);
    }
}
