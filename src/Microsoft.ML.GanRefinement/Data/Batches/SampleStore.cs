using Microsoft.ML.GanRefinement.Data.Images;

namespace Microsoft.ML.GanRefinement.Data.Batches;

/// <summary>Samples in memory with their classes: as bytes where they came as bytes.</summary>
/// <param name="columns">Says which kind and size.</param>
/// <param name="expected">How many samples will come, as far as is known.</param>
internal sealed class SampleStore(TrainingColumns columns, long? expected = null) : ISamples
{
    private readonly RowStore<byte>? _bytes = columns.HoldBytes ? new RowStore<byte>(columns.Shape.Size, expected) : null;
    private readonly RowStore<float>? _floats = columns.HoldBytes ? null : new RowStore<float>(columns.Shape.Size, expected);
    private readonly List<long> _classes = [];

    /// <inheritdoc/>
    public int Count => _classes.Count;

    /// <summary>Adds a sample, whose values are to be set.</summary>
    public void Add()
    {
        _bytes?.Add();
        _floats?.Add();
        _classes.Add(0);
    }

    /// <summary>Sets a sample to a cursor's current row.</summary>
    public void Read(int index, SampleReader reader)
    {
        if (_bytes is not null)
            reader.Pixels!(_bytes[index]);
        else
            reader.Values(_floats![index]);

        _classes[index] = reader.Class;
    }

    /// <summary>A sample's bytes before scaling; only where samples came as bytes.</summary>
    public ReadOnlySpan<byte> Bytes(int index) => _bytes![index];

    /// <summary>A sample's class, counted from zero; 0 without a label column.</summary>
    public long ClassOf(int index) => _classes[index];

    /// <summary>How many samples each of the classes has.</summary>
    public long[] CountClasses(int classCount)
    {
        var counts = new long[classCount];
        // Without a label column every sample has the class 0, which then is none.
        foreach (var sampleClass in classCount == 0 ? [] : _classes)
            counts[sampleClass]++;

        return counts;
    }

    /// <summary>Sets a sample to one of another store of the same columns.</summary>
    public void Copy(SampleStore source, int from, int to)
    {
        if (_bytes is not null)
            source._bytes![from].CopyTo(_bytes[to]);
        else
            source._floats![from].CopyTo(_floats![to]);

        _classes[to] = source._classes[from];
    }

    /// <inheritdoc/>
    public long CopyTo(int index, Span<float> values)
    {
        if (_bytes is not null)
            PixelScale.ToFloats(_bytes[index], values);
        else
            _floats![index].CopyTo(values);

        return _classes[index];
    }
}
