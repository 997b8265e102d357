using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.DataViews;
using Microsoft.ML.GanRefinement.DataViews.Columns;

namespace Microsoft.ML.GanRefinement.Refinement;

/// <summary>Stops at the rows of a source that a selection keeps. A block's rows wait in memory until it is known which of them stay, so that whatever computes
/// them does it once. Owns the cursors that it reads from.</summary>
/// <param name="source">Reads the scores and the block's columns.</param>
/// <param name="follower">Reads columns that cannot be kept, such as images; null if none is asked for.</param>
/// <param name="score">The column of scores.</param>
/// <param name="block">Keeps rows of <paramref name="source"/>.</param>
/// <param name="selection">Chooses.</param>
/// <param name="cancellation">Heard before each row is read.</param>
internal sealed class RowFilterCursor(
    DataViewRowCursor source, DataViewRowCursor? follower, DataViewSchema.Column score, RowBlock block, RowSelection selection, Cancellation cancellation)
    : DataViewRowCursor
{
    private readonly ValueGetter<float> _readScore = source.GetGetter<float>(score);
    private readonly ValueGetter<DataViewRowId> _id = block.IdGetter();
    private readonly ValueGetter<DataViewRowId>? _followerId = follower?.GetIdGetter();
    private int[] _chosen = [];
    private int _next;
    private long _blocks;
    private long _place;
    private long _position = -1;
    private bool _isDone;

    /// <inheritdoc/>
    public override DataViewSchema Schema => source.Schema;

    /// <inheritdoc/>
    public override long Position => _position;

    /// <inheritdoc/>
    public override long Batch => 0;

    /// <inheritdoc/>
    public override bool MoveNext()
    {
        while (_next == _chosen.Length)
        {
            if (_isDone)
            {
                (block.Current, _position) = (-1, -1);
                return false;
            }
            ReadBlock();
        }
        block.Current = _chosen[_next++];
        _position++;
        Follow();
        return true;
    }

    /// <inheritdoc/>
    public override bool IsColumnActive(DataViewSchema.Column column) => block.Has(column) || (follower?.IsColumnActive(column) ?? false);

    /// <inheritdoc/>
    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        Getters.CheckActive(this, column);
        return block.Has(column) ? Getters.As<TValue>(block.GetterOf(column), column) : follower!.GetGetter<TValue>(column);
    }

    /// <inheritdoc/>
    public override ValueGetter<DataViewRowId> GetIdGetter() => block.IdGetter();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
            follower?.Dispose();
        }

        base.Dispose(disposing);
    }

    private void ReadBlock()
    {
        block.Current = -1;
        block.Keep([]);
        (_chosen, _next) = ([], 0);
        while (block.Count < (selection.BlockSize ?? int.MaxValue))
        {
            _isDone = !source.MoveNext(cancellation);
            if (_isDone)
                break;
            var value = 0f;
            _readScore(ref value);
            block.Add(value, _place++);
            if (block.Count >= selection.MostToHold)
                block.Keep(Choose());
        }
        if (block.Count > 0 && (!_isDone || selection.TakesIncompleteBlocks))
            _chosen = Choose();
        _blocks++;
    }

    private int[] Choose() => [.. selection.Choose(_blocks, block.Scores, block.Ids)];

    private void Follow()
    {
        if (follower is null)
            return;
        var (isThere, expected, found) = (true, default(DataViewRowId), default(DataViewRowId));
        while (isThere && follower.Position < block.Place)
            isThere = follower.MoveNext();
        _id(ref expected);
        if (isThere)
            _followerId!(ref found);
        if (!isThere || !expected.Equals(found))
            throw new InvalidOperationException("The data have other rows when they are read again: keep them with mlContext.Data.Cache.");
    }
}
