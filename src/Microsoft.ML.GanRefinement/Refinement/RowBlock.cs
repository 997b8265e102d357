using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Batched;

namespace Microsoft.ML.GanRefinement.Refinement;

/// <summary>The rows of a block that may still stay, with the columns that are asked for.</summary>
internal sealed class RowBlock : IBufferedRows
{
    private readonly Dictionary<int, BufferedColumn> _columns;
    private readonly ValueGetter<DataViewRowId> _readId;
    private readonly List<float> _scores = [];
    private readonly List<DataViewRowId> _rowIds = [];
    private readonly List<long> _places = [];

    /// <param name="source">Where rows come from.</param>
    /// <param name="kept">The columns that are asked for and can be kept.</param>
    /// <param name="capacity">How many rows to expect.</param>
    public RowBlock(DataViewRowCursor source, IEnumerable<DataViewSchema.Column> kept, int capacity)
    {
        Capacity = capacity;
        _readId = source.GetIdGetter();
        _columns = kept.DistinctBy(column => column.Index).ToDictionary(column => column.Index, column => BufferedColumn.Create(source, column, this));
    }

    /// <inheritdoc/>
    public int Capacity { get; }

    /// <inheritdoc/>
    public int Count => _places.Count;

    /// <inheritdoc/>
    public int Current { get; set; } = -1;

    /// <summary>Scores of the rows.</summary>
    public IReadOnlyList<float> Scores => _scores;

    /// <summary>Ids of the rows.</summary>
    public IReadOnlyList<DataViewRowId> Ids => _rowIds;

    /// <summary>The current row's number in the source.</summary>
    public long Place => _places[Current];

    /// <summary>Keeps the source's row.</summary>
    public void Add(float score, long place)
    {
        DataViewRowId id = default;
        _readId(ref id);
        foreach (var column in _columns.Values)
            column.Read();
        _scores.Add(score);
        _rowIds.Add(id);
        _places.Add(place);
    }

    /// <summary>Forgets all rows but some, given by their places here in rising order.</summary>
    public void Keep(IReadOnlyList<int> rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            foreach (var column in _columns.Values)
                column.Swap(rows[i], i);
            (_scores[i], _rowIds[i], _places[i]) = (_scores[rows[i]], _rowIds[rows[i]], _places[rows[i]]);
        }
        _scores.RemoveRange(rows.Count, _scores.Count - rows.Count);
        _rowIds.RemoveRange(rows.Count, _rowIds.Count - rows.Count);
        _places.RemoveRange(rows.Count, _places.Count - rows.Count);
    }

    /// <summary>Whether a column is kept here.</summary>
    public bool Has(DataViewSchema.Column column) => _columns.ContainsKey(column.Index);

    /// <summary>A getter of the current row.</summary>
    public Delegate GetterOf(DataViewSchema.Column column) => _columns[column.Index].CreateGetter();

    /// <summary>The current row's id.</summary>
    public ValueGetter<DataViewRowId> IdGetter() => (ref DataViewRowId id) => id = _rowIds[BufferedColumn.RowOf(this)];
}
