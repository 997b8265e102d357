using System.Text;

namespace Microsoft.ML.GanRefinement.Tests.Interop.StateDicts;

/// <summary>Puts pickles together, operation by operation.</summary>
internal sealed class PickleWriter
{
    private readonly MemoryStream _bytes = new();

    public PickleWriter() => Raw(0x80, 2);

    public PickleWriter Raw(params byte[] bytes)
    {
        _bytes.Write(bytes);
        return this;
    }

    public PickleWriter Do(string operations) => Raw(Encoding.ASCII.GetBytes(operations));

    public PickleWriter Global(string module, string name) => Do($"c{module}\n{name}\n");

    public PickleWriter Text(string text) => Do("X").Raw(BitConverter.GetBytes(text.Length)).Do(text);

    public PickleWriter Integer(long value) => Raw(0x8A, 8).Raw(BitConverter.GetBytes(value));

    public PickleWriter Integers(IEnumerable<long> values)
    {
        Do("(");
        foreach (var value in values)
            Integer(value);

        return Do("t");
    }

    public byte[] End()
    {
        Do(".");
        return _bytes.ToArray();
    }
}
