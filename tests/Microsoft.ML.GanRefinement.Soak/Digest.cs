using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.Soak;

/// <summary>All bits of some results, in short.</summary>
internal sealed class Digest
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Adds numbers.</summary>
    public Digest Add(ReadOnlySpan<float> values)
    {
        _hash.AppendData(MemoryMarshal.AsBytes(values));
        return this;
    }

    /// <summary>Adds what a result says of itself, to the last digit.</summary>
    public Digest Add(string text)
    {
        _hash.AppendData(Encoding.UTF8.GetBytes(text));
        return this;
    }

    /// <summary>Adds a number.</summary>
    public Digest Add(double value) => Add(value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Adds all values of a column of vectors.</summary>
    public Digest Add(IDataView data, string column)
    {
        var found = data.Schema[column];
        using var cursor = data.GetRowCursor([found]);
        var vectors = cursor.GetGetter<VBuffer<float>>(found);
        VBuffer<float> row = default;
        while (cursor.MoveNext())
        {
            vectors(ref row);
            Add(row.GetValues());
        }
        return this;
    }

    /// <summary>The digest.</summary>
    public override string ToString() => Convert.ToHexStringLower(_hash.GetCurrentHash());
}
