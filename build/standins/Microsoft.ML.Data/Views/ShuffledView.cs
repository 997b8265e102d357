using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Rows in random order, drawn from a pool that moves over the source.</summary>
internal sealed class ShuffledView : IDataView
{
    private readonly IHost _host;
    private readonly IDataView _source;
    private readonly int _poolSize;
    private readonly bool _shuffleSource;
    private readonly int _seed;

    public ShuffledView(IHostEnvironment environment, IDataView source, int? seed, int poolSize, bool shuffleSource)
    {
        _host = environment.Register("Shuffle");
        _poolSize = poolSize;
        _shuffleSource = shuffleSource;
        _seed = seed ?? ((TauswortheHybrid)_host.Rand).NextSigned();
        _source = ColumnSubsetView.WithoutDisposables(environment, source);
    }

    public bool CanShuffle => true;

    public DataViewSchema Schema => _source.Schema;

    public long? GetRowCount() => _source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        Random random = rand ?? TauswortheHybrid.Create(_seed);
        // The source's numbers are drawn before the pool's.
        Random sourceRandom = _shuffleSource ? TauswortheHybrid.Create(random) : null;
        DataViewRowCursor input = _source.GetRowCursor(columnsNeeded, sourceRandom);
        return _poolSize == 1 ? input : new ShuffledCursor(_host, input, random, _poolSize);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
        => [GetRowCursor(columnsNeeded, rand)];
}
