using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A view with a column of random numbers in [0, 1) added, the same for the same row in every cursor.</summary>
internal sealed class RandomNumberView : IDataView
{
    private readonly IHost _host;
    private readonly IDataView _source;
    private readonly ColumnBindings _bindings;
    private readonly int _seed;

    public RandomNumberView(IHostEnvironment environment, IDataView source, string column, int? seed)
    {
        _host = environment.Register("GenerateNumber");
        _source = source;
        _bindings = new ColumnBindings(source.Schema, [new DataViewSchema.DetachedColumn(column, NumberDataViewType.Single)]);
        // The real package's default, so that an unseeded split is the same there.
        _seed = seed ?? 42;
    }

    public bool CanShuffle => false;

    public DataViewSchema Schema => _bindings.Schema;

    public long? GetRowCount() => _source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        bool[] active = RowCursorUtils.ToActive(columnsNeeded, Schema);
        DataViewRowCursor input = _source.GetRowCursor(RowCursorUtils.Pick(_source.Schema, _bindings.GetActiveInput(active)));
        Delegate getter = MakeGetter(input, TauswortheHybrid.Create(_seed));
        return new MappedCursor(_host, input, _bindings, active, [getter], null);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
        => [GetRowCursor(columnsNeeded)];

    // One number per row of the source, drawn also for the rows whose number nobody asks for.
    private static ValueGetter<float> MakeGetter(DataViewRow input, TauswortheHybrid random)
    {
        long drawn = -1;
        float number = 0;
        return (ref float value) =>
        {
            for (; drawn < input.Position; drawn++)
                number = random.NextFraction();
            value = number;
        };
    }
}
