using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The rows whose value in a column is in [min, max), or the others; a key counts as its place in (0, 1).</summary>
internal sealed class RangeFilter : IDataView
{
    private readonly IHost _host;
    private readonly IDataView _source;
    private readonly DataViewSchema.Column _column;
    private readonly Func<double, bool> _accepts;

    public RangeFilter(IHostEnvironment environment, IDataView source, string column, double min, double max, bool complement = false)
    {
        _host = environment.Register("RangeFilter");
        _source = source;
        _column = source.Schema.GetColumnOrNull(column) ?? throw _host.ExceptUserArg("Column", "Source column '{0}' not found", column);
        if (!IsValidType(_column.Type))
            throw _host.ExceptUserArg("Column", "Column '{0}' does not have compatible type", column);
        // Missing values (NaN) are in no range and outside of none.
        _accepts = complement ? value => value < min || value >= max : value => value >= min && value < max;
    }

    public bool CanShuffle => _source.CanShuffle;

    public DataViewSchema Schema => _source.Schema;

    public static bool IsValidType(DataViewType type)
        => type == NumberDataViewType.Single || type == NumberDataViewType.Double || type is KeyDataViewType;

    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
        => MakeCursor(_source.GetRowCursor(Needed(columnsNeeded), rand));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
        => [.. _source.GetRowCursorSet(Needed(columnsNeeded), n, rand).Select(MakeCursor)];

    private IEnumerable<DataViewSchema.Column> Needed(IEnumerable<DataViewSchema.Column> columns)
    {
        bool[] active = RowCursorUtils.ToActive(columns, Schema);
        active[_column.Index] = true;
        return RowCursorUtils.Pick(Schema, active);
    }

    private DataViewRowCursor MakeCursor(DataViewRowCursor input) => new Cursor(_host, input, MakeNumber(input), _accepts);

    private Func<double> MakeNumber(DataViewRow input)
    {
        if (_column.Type is KeyDataViewType key)
        {
            return RowCursorUtils.GenericCall<Func<DataViewRow, DataViewSchema.Column, ulong, Func<double>>>(
                MakeKeyNumber<uint>, key.RawType)(input, _column, key.Count);
        }

        if (_column.Type == NumberDataViewType.Double)
        {
            ValueGetter<double> getDouble = input.GetGetter<double>(_column);
            double number = 0;
            return () =>
            {
                getDouble(ref number);
                return number;
            };
        }

        ValueGetter<float> getSingle = input.GetGetter<float>(_column);
        float single = 0;
        return () =>
        {
            getSingle(ref single);
            return single;
        };
    }

    private static Func<double> MakeKeyNumber<T>(DataViewRow input, DataViewSchema.Column column, ulong count)
    {
        ValueGetter<T> get = input.GetGetter<T>(column);
        T key = default;
        return () =>
        {
            get(ref key);
            ulong number = Convert.ToUInt64(key);
            return number == 0 || number > count ? double.NaN : (number - 0.5) / count;
        };
    }

    private sealed class Cursor(IHost host, DataViewRowCursor input, Func<double> number, Func<double, bool> accepts)
        : LinkedRootCursorBase(host, input)
    {
        protected override bool MoveNextCore()
        {
            while (Input.MoveNext())
            {
                if (accepts(number()))
                    return true;
            }

            return false;
        }
    }
}
