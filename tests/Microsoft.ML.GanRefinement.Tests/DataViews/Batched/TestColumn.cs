using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.Tests.DataViews.Batched;

/// <summary>A column of a <see cref="TestView"/>: its getter is made from the row's number, and its readings are counted.</summary>
internal sealed class TestColumn(string name, DataViewType type, Func<Func<long>, Delegate> createGetter)
{
    public string Name => name;

    public DataViewType Type => type;

    public int Readings { get; private set; }

    public static TestColumn Of<T>(string name, DataViewType type, Func<long, T> value)
    {
        TestColumn column = null!;
        column = new TestColumn(name, type, row => (ValueGetter<T>)((ref T result) =>
        {
            column.Readings++;
            result = value(row());
        }));
        return column;
    }

    public static TestColumn Vector(string name, int size, Func<long, float[]> value)
    {
        TestColumn column = null!;
        column = new TestColumn(name, new VectorDataViewType(NumberDataViewType.Single, size),
            row => (ValueGetter<VBuffer<float>>)((ref VBuffer<float> result) =>
        {
            column.Readings++;
            // As ML.NET's own getters do: into the caller's buffer, so that handing that buffer on would show.
            var editor = VBufferEditor.Create(ref result, size);
            value(row()).CopyTo(editor.Values);
            result = editor.Commit();
        }));
        return column;
    }

    public Delegate CreateGetter(Func<long> row) => createGetter(row);
}
