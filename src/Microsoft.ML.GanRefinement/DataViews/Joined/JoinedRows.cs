using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.GanRefinement.DataViews.Joined;

/// <summary>The rows of one view and then those of another, in the columns that both have; with the first's annotations.</summary>
internal sealed class JoinedRows : IDataView
{
    private const string Parameter = "generated";
    private const string KeyRemedy = "Keys are joined where both views have as many, for the same values in the same order: "
        + "make both of them by one fitted MapValueToKey.";

    private readonly IDataView[] _sources;
    private readonly DataViewSchema.Column[][] _columns;

    /// <exception cref="ArgumentOutOfRangeException">A column of the same name has another type, or keys of other values; or there is no
    /// such column.</exception>
    public JoinedRows(IDataView first, IDataView second)
    {
        _sources = [first, second];
        DataViewSchema.Column[] shared = [.. first.Schema.Where(column => !column.IsHidden && second.Schema.GetColumnOrNull(column.Name) is not null)];
        if (shared.Length == 0)
            throw new ArgumentOutOfRangeException(Parameter, "The two views have no column of the same name.");

        _columns = [shared, [.. shared.Select(column => second.Schema[column.Name])]];
        var builder = new DataViewSchema.Builder();
        foreach ((var real, var other) in shared.Zip(_columns[1]))
        {
            CheckAlike(real, other);
            builder.AddColumn(real.Name, real.Type, real.Annotations);
        }

        Schema = builder.ToSchema();
    }

    /// <inheritdoc/>
    public DataViewSchema Schema { get; }

    /// <inheritdoc/>
    public bool CanShuffle => false;

    /// <inheritdoc/>
    public long? GetRowCount() => _sources[0].GetRowCount() + _sources[1].GetRowCount();

    /// <inheritdoc/>
    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        int[] needed = [.. columnsNeeded.Select(column => column.Index).Distinct()];
        var cursors = new List<DataViewRowCursor>();
        try
        {
            for (var i = 0; i < _sources.Length; i++)
                cursors.Add(_sources[i].GetRowCursor(needed.Select(index => _columns[i][index])));

            return new JoinedCursor(Schema, cursors, _columns, needed);
        }
        catch
        {
            cursors.ForEach(cursor => cursor.Dispose());
            throw;
        }
    }

    /// <inheritdoc/>
    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private static void CheckAlike(DataViewSchema.Column real, DataViewSchema.Column other)
    {
        // Of whatever width: as many keys fit into the first's.
        var alike = real.Type is KeyDataViewType key && other.Type is KeyDataViewType otherKey ? key.Count == otherKey.Count : real.Type.Equals(other.Type);
        if (!alike)
        {
            throw new ArgumentOutOfRangeException(
                Parameter, $"Column '{real.Name}' is {real.Type} here and {other.Type} there. {Remedy(real.Type, other.Type)} "
                    + "Leave a column out with DropColumns.");
        }

        // A key's meaning is its value, not its number.
        if (real.Type is KeyDataViewType && !KeyNames.Read(real).SequenceEqual(KeyNames.Read(other)))
        {
            throw new ArgumentOutOfRangeException(
                Parameter,
                $"The keys of column '{real.Name}' stand for other values in the one view than in the other: {Names(real)}; {Names(other)}. {KeyRemedy}");
        }
    }

    private static string Remedy(params DataViewType[] types) =>
        types.Any(type => type is KeyDataViewType) ? KeyRemedy
        : types.Any(type => type is ImageDataViewType or VectorDataViewType { Dimensions.Length: 3 })
            ? "Bytes come from AsTrainingImages, MLImages from ConvertToImage, floats as they are from CopyColumns."
            : "Bring both to one type, e.g. with ConvertType.";

    private static string Names(DataViewSchema.Column column) => NameList.Of(KeyNames.Read(column));
}
