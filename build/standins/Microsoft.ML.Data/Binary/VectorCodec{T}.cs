using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>
/// Vectors: i32 number; i32 common length or 0; without one a length each; an i32 each, the number of explicit values, −1 for
/// dense; i32 number of indices; the indices; the values. The parameters are the items' codec and the dimensions.
/// </summary>
internal sealed class VectorCodec<T> : ColumnCodec<VBuffer<T>>
{
    private readonly VectorDataViewType _type;
    private readonly ColumnCodec<T> _items;

    public VectorCodec(VectorDataViewType type, ColumnCodec<T> items)
        : base("VBuffer", type)
    {
        _type = type;
        _items = items;
    }

    public override void Write(BinaryWriter writer, ReadOnlySpan<VBuffer<T>> values)
    {
        VBuffer<T>[] vectors = values.ToArray();
        bool isCommon = vectors.Select(vector => vector.Length).Distinct().Count() == 1;
        int common = _type.IsKnownSize ? _type.Size : isCommon ? vectors[0].Length : 0;
        writer.Write(vectors.Length);
        writer.Write(common);
        if (common == 0)
            WriteAll(writer, vectors.Select(vector => vector.Length));
        WriteAll(writer, vectors.Select(vector => vector.IsDense ? -1 : vector.GetValues().Length));
        int[] indices = [.. vectors.SelectMany(vector => vector.GetIndices().ToArray())];
        writer.Write(indices.Length);
        WriteAll(writer, indices);
        _items.Write(writer, vectors.SelectMany(vector => vector.GetValues().ToArray()).ToArray());
    }

    public override VBuffer<T>[] Read(BinaryReader reader, int count)
    {
        Contracts.CheckDecode(reader.ReadInt32() == count);
        int common = reader.ReadInt32();
        Contracts.CheckDecode(common >= 0 && (!_type.IsKnownSize || common == _type.Size));
        int[] lengths = common > 0 ? [.. Enumerable.Repeat(common, count)] : ReadAll(reader, count);
        int[] counts = ReadAll(reader, count);
        int[] indices = ReadAll(reader, reader.ReadInt32());
        int total = 0;
        for (int i = 0; i < count; i++)
        {
            Contracts.CheckDecode(lengths[i] >= 0 && counts[i] >= -1 && (counts[i] < lengths[i] || counts[i] == -1));
            total += counts[i] < 0 ? lengths[i] : counts[i];
        }

        T[] items = _items.Read(reader, total);
        var vectors = new VBuffer<T>[count];
        int item = 0;
        int index = 0;
        for (int i = 0; i < count; i++)
        {
            int explicitCount = counts[i] < 0 ? lengths[i] : counts[i];
            int[] slots = counts[i] < 0 ? null : indices[index..(index += counts[i])];
            vectors[i] = new VBuffer<T>(lengths[i], explicitCount, items[item..(item += explicitCount)], slots);
        }

        return vectors;
    }

    protected override void WriteParameters(BinaryWriter writer)
    {
        _items.WriteDefinition(writer);
        writer.Write(_type.Dimensions.Length);
        WriteAll(writer, _type.Dimensions);
    }

    protected override ValueGetter<VBuffer<T>> MakeGetter(VBuffer<T> value) => (ref VBuffer<T> destination) => value.CopyTo(ref destination);

    private static void WriteAll(BinaryWriter writer, IEnumerable<int> numbers)
    {
        foreach (int number in numbers)
            writer.Write(number);
    }

    private static int[] ReadAll(BinaryReader reader, int count)
    {
        Contracts.CheckDecode(count >= 0);
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++)
            numbers[i] = reader.ReadInt32();
        return numbers;
    }
}
