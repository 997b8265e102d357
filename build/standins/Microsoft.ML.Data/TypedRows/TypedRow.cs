namespace Microsoft.ML.Data;

/// <summary>Fills objects from a row, which it owns.</summary>
internal sealed class TypedRow<TRow> : IRowReadableAs<TRow>
    where TRow : class
{
    private readonly DataViewRow _input;
    private readonly Action<TRow>[] _setters;

    public TypedRow(DataViewRow input, IEnumerable<Action<TRow>> setters)
    {
        _input = input;
        _setters = [.. setters];
    }

    public void FillValues(TRow row)
    {
        foreach (Action<TRow> set in _setters)
            set(row);
    }

    public void Dispose() => _input.Dispose();
}
