using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A view with a row mapper's columns added, computed row by row when somebody gets them.</summary>
internal sealed class RowToRowMapperTransform : IDataView, IRowToRowMapper
{
    private readonly IHost _host;
    private readonly IDataView _source;
    private readonly IRowMapper _mapper;
    private readonly ColumnBindings _bindings;

    public RowToRowMapperTransform(IHostEnvironment environment, IDataView input, IRowMapper mapper)
    {
        _host = environment.Register(nameof(RowToRowMapperTransform));
        _source = _host.CheckRef(input, nameof(input));
        _mapper = mapper;
        _bindings = new ColumnBindings(input.Schema, mapper.GetOutputColumns());
    }

    public DataViewSchema Schema => _bindings.Schema;

    public DataViewSchema InputSchema => _source.Schema;

    public DataViewSchema OutputSchema => _bindings.Schema;

    public bool CanShuffle => _source.CanShuffle;

    public static DataViewSchema GetOutputSchema(DataViewSchema inputSchema, IRowMapper mapper)
        => new ColumnBindings(inputSchema, mapper.GetOutputColumns()).Schema;

    public long? GetRowCount() => _source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        bool[] active = GetActive(columnsNeeded, out bool[] input);
        return MakeCursor(_source.GetRowCursor(RowCursorUtils.Pick(InputSchema, input), rand), active);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
    {
        bool[] active = GetActive(columnsNeeded, out bool[] input);
        return [.. _source.GetRowCursorSet(RowCursorUtils.Pick(InputSchema, input), n, rand).Select(cursor => MakeCursor(cursor, active))];
    }

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
    {
        GetActive(dependingColumns, out bool[] input);
        return RowCursorUtils.Pick(InputSchema, input);
    }

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        _host.CheckValue(input, nameof(input));
        _host.CheckValue(activeColumns, nameof(activeColumns));
        _host.Check(input.Schema == _source.Schema, "Schema of input row must be the same as the schema the mapper is bound to");
        bool[] active = RowCursorUtils.ToActive(activeColumns, Schema);
        Delegate[] getters = _mapper.CreateGetters(input, IsOutputActive(active), out Action disposer);
        return new MappedRow(input, _bindings, getters, disposer);
    }

    private MappedCursor MakeCursor(DataViewRowCursor input, bool[] active)
    {
        Delegate[] getters = _mapper.CreateGetters(input, IsOutputActive(active), out Action disposer);
        return new MappedCursor(_host, input, _bindings, active, getters, disposer);
    }

    private bool[] GetActive(IEnumerable<DataViewSchema.Column> columns, out bool[] input)
    {
        bool[] active = RowCursorUtils.ToActive(columns, Schema);
        input = _bindings.GetActiveInput(active);
        Func<int, bool> isNeeded = _mapper.GetDependencies(IsOutputActive(active));
        for (int i = 0; i < input.Length; i++)
            input[i] |= isNeeded(i);
        return active;
    }

    private Func<int, bool> IsOutputActive(bool[] active) => output => active[_bindings.AddedColumnIndices[output]];
}
