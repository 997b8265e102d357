using System.Collections;

namespace Microsoft.ML.Conformance.Tests.Support;

/// <summary>Rows that count how far they were read, in all enumerations together.</summary>
internal sealed class CountingRows(int count) : IEnumerable<NumberedRow>
{
    public int Read { get; private set; }

    public IEnumerator<NumberedRow> GetEnumerator()
    {
        foreach (NumberedRow row in NumberedRow.Make(count))
        {
            Read++;
            yield return row;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
