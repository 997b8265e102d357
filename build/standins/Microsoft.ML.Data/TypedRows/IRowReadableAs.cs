namespace Microsoft.ML.Data;

/// <summary>A row that fills objects.</summary>
internal interface IRowReadableAs<in TRow> : IDisposable
    where TRow : class
{
    void FillValues(TRow row);
}
