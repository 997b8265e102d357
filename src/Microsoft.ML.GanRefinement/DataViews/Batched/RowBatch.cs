using System.Runtime.InteropServices;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.Torch;

namespace Microsoft.ML.GanRefinement.DataViews.Batched;

/// <summary>Rows read ahead, and what the mapper makes of them, once somebody asks.</summary>
internal sealed class RowBatch : IBufferedRows
{
    private readonly IBatchMapper _mapper;
    private readonly VectorReader _readVector;
    private readonly KeyReader? _readKey;
    private readonly ValueGetter<DataViewRowId> _readId;
    private readonly DataViewRowId[] _ids;
    private readonly int _size;
    private readonly float[] _vectors;
    private readonly long[]? _classes;
    private readonly bool[] _active;
    private readonly float[]?[] _outputs;
    private readonly DataViewRow? _followed;
    private long _followedPosition = long.MinValue;
    private bool _mapped;

    /// <param name="binding">The mapper and the columns it reads.</param>
    /// <param name="row">Where rows come from: the one it stands on is read by <see cref="Add"/>.</param>
    /// <param name="active">Which outputs are asked for.</param>
    /// <param name="capacity">How many rows fit.</param>
    /// <param name="follows">Whether it reads the row by itself, whenever that has moved; false where <see cref="Add"/> is called.</param>
    public RowBatch(BatchBinding binding, DataViewRow row, bool[] active, int capacity, bool follows = false)
    {
        _followed = follows ? row : null;
        _mapper = binding.Mapper;
        _readVector = binding.CreateVectorReader(row);
        _readKey = binding.CreateKeyReader(row);
        _readId = row.GetIdGetter();
        _ids = new DataViewRowId[capacity];
        _size = _mapper.Vector.Size;
        Capacity = capacity;
        _vectors = new float[checked(capacity * _size)];
        _classes = _readKey is null ? null : new long[capacity];
        _active = active;
        _outputs = new float[_mapper.Outputs.Count][];
    }

    /// <summary>How many rows fit.</summary>
    public int Capacity { get; }

    /// <summary>How many rows are read.</summary>
    public int Count { get; private set; }

    /// <summary>The row that getters serve, below <see cref="Count"/>; −1 before the first and after the last.</summary>
    public int Current { get; set; } = -1;

    /// <summary>Forgets all rows.</summary>
    public void Clear()
    {
        Count = 0;
        Current = -1;
        _mapped = false;
    }

    /// <summary>Reads the source's row into the next place.</summary>
    public void Add()
    {
        _readVector(_vectors.AsSpan(Count * _size, _size));
        if (_classes is not null)
            _classes[Count] = _readKey!();

        _readId(ref _ids[Count]);
        Count++;
    }

    /// <summary>Whether somebody may ask for that output.</summary>
    public bool IsActive(int output) => _active[output];

    /// <summary>The getter of an active output, for whatever row is current when it is called.</summary>
    /// <remarks>Only now is the output asked of the mapper: a prediction engine makes every column active, whether its class has it or
    /// not.</remarks>
    public Delegate CreateGetter(int output)
    {
        var size = _mapper.Outputs[output].Size;
        if (_outputs[output] is not { } values)
        {
            _outputs[output] = values = new float[checked(Capacity * size)];
            _mapped = false;
        }

        if (_mapper.Outputs[output].Type is KeyDataViewType)
        {
            // Exact: a float holds every whole number that a count of classes can be.
            return (ValueGetter<uint>)((ref uint value) => value = (uint)CurrentRow(values, 1)[0]);
        }

        if (_mapper.Outputs[output].Type is not VectorDataViewType)
            return (ValueGetter<float>)((ref float value) => value = CurrentRow(values, 1)[0]);

        if (((VectorDataViewType)_mapper.Outputs[output].Type).ItemType.RawType == typeof(long))
        {
            // Exact, as for keys.
            return (ValueGetter<VBuffer<long>>)((ref VBuffer<long> value) =>
            {
                var row = CurrentRow(values, size);
                var editor = VBufferEditor.Create(ref value, size);
                for (var i = 0; i < size; i++)
                    editor.Values[i] = (long)row[i];
                value = editor.Commit();
            });
        }

        return (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
        {
            var row = CurrentRow(values, size);
            var editor = VBufferEditor.Create(ref value, size);
            row.CopyTo(editor.Values);
            value = editor.Commit();
        });
    }

    private void Map()
    {
        try
        {
            _mapper.Map(new BatchRows(_vectors, _classes, Count, _ids), _outputs);
        }
        catch (ExternalException error) when (TorchErrors.IsOfTorch(error))
        {
            var columns = _mapper.Outputs.Where((_, output) => _outputs[output] is not null).Select(output => $"'{output.Name}'");
            throw TorchErrors.Explained($"Computing {string.Join(" and ", columns)} of a batch of {Count} rows", error);
        }
    }

    private void Follow()
    {
        if (_followed is null || _followed.Position == _followedPosition)
            return;

        _followedPosition = long.MinValue;
        Clear();
        Add();
        Current = 0;
        _followedPosition = _followed.Position;
    }

    private ReadOnlySpan<float> CurrentRow(float[] values, int size)
    {
        Follow();
        if (Current < 0)
            throw new InvalidOperationException("A value is asked for before the first row or after the last.");

        if (!_mapped)
        {
            // Not at reading: whoever only counts or skips rows pays for no network.
            Map();
            _mapped = true;
        }

        return values.AsSpan(Current * size, size);
    }
}
