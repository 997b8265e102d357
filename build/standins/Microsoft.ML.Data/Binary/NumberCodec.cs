namespace Microsoft.ML.Data;

/// <summary>Makes codecs of numbers.</summary>
internal static class NumberCodec
{
    public static ColumnCodec Create<T>(DataViewType type)
        where T : unmanaged
        => new NumberCodec<T>(type);
}
