using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Leaves out rows at the beginning and everything after a number of them.</summary>
internal sealed class SkipTakeFilter : IDataView
{
    private readonly IHost _host;
    private readonly IDataView _source;
    private readonly long _skip;
    private readonly long _take;

    public SkipTakeFilter(IHostEnvironment environment, IDataView source, long skip, long take)
    {
        _host = environment.Register("SkipTakeFilter");
        _source = source;
        _skip = skip;
        _take = take;
    }

    // Shuffled, the first rows would be others.
    public bool CanShuffle => false;

    public DataViewSchema Schema => _source.Schema;

    public long? GetRowCount() => _source.GetRowCount() is long count ? Math.Min(Math.Max(0, count - _skip), _take) : null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
        => new Cursor(_host, _source.GetRowCursor(columnsNeeded), _skip, _take);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
        => [GetRowCursor(columnsNeeded)];

    private sealed class Cursor(IHost host, DataViewRowCursor input, long skip, long take) : LinkedRootCursorBase(host, input)
    {
        private long _toSkip = skip;

        public override long Batch => 0;

        protected override bool MoveNextCore()
        {
            if (Position + 1 >= take)
                return false;
            for (; _toSkip > 0; _toSkip--)
            {
                if (!Input.MoveNext())
                    return false;
            }

            return Input.MoveNext();
        }
    }
}
