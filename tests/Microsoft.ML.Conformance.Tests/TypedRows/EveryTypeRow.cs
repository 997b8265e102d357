using Microsoft.ML.Data;

namespace Microsoft.ML.Conformance.Tests.TypedRows;

internal sealed class EveryTypeRow
{
    public bool Truth;
    public byte Byte;
    public short Int16;
    public uint UInt32;
    public long Int64;
    public double Double;
    public TimeSpan Span;
    public DateTime Time;
    public string? Text;
    public ReadOnlyMemory<char> Memory;
    public string[] Texts = [];
    public float[] Variable = [];

    [VectorType(2, 2)]
    public float[] Matrix { get; set; } = new float[4];

    [ColumnName("Renamed")]
    public VBuffer<int> Buffer { get; set; }

    [NoColumn]
    public object? Ignored { get; set; }
}
