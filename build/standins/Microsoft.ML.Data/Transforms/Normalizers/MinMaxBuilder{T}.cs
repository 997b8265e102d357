using System.Numerics;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>
/// Scale 1/(max − min) and offset min; or, where zero is to stay zero, scale 1/max(|max|, |min|) and no offset.
/// A slot without two different values gets scale 0. NaN is not counted.
/// </summary>
internal sealed class MinMaxBuilder<T> : MinMaxBuilder
    where T : struct, IBinaryFloatingPointIeee754<T>
{
    private readonly NormalizingEstimator.MinMaxOptions _options;
    private readonly bool _isVector;
    private readonly T[] _min;
    private readonly T[] _max;
    private ValueGetter<VBuffer<T>> _getValues;
    private VBuffer<T> _values;
    private long _remaining;

    public MinMaxBuilder(NormalizingEstimator.MinMaxOptions options, int? vectorSize)
    {
        (_options, _isVector, _remaining) = (options, vectorSize is not null, options.MaximumExampleCount);
        _min = Enumerable.Repeat(T.PositiveInfinity, vectorSize ?? 1).ToArray();
        _max = Enumerable.Repeat(T.NegativeInfinity, vectorSize ?? 1).ToArray();
    }

    public override void Attach(DataViewRow row, DataViewSchema.Column column)
    {
        if (_isVector)
        {
            _getValues = row.GetGetter<VBuffer<T>>(column);
            return;
        }

        ValueGetter<T> getValue = row.GetGetter<T>(column);
        _getValues = (ref VBuffer<T> target) =>
        {
            VBufferEditor<T> editor = VBufferEditor.Create(ref target, 1);
            getValue(ref editor.Values[0]);
            target = editor.Commit();
        };
    }

    public override bool ProcessRow()
    {
        if (_remaining-- <= 0)
            return false;
        _getValues(ref _values);
        if (_values.Length != _min.Length)
            throw Contracts.Except($"Normalizer expected {_min.Length} slots but got {_values.Length}");
        int slot = 0;
        foreach (T value in _values.DenseValues())
        {
            // Comparisons, because they leave NaN out.
            if (_max[slot] < value)
                _max[slot] = value;
            if (_min[slot] > value)
                _min[slot] = value;
            slot++;
        }

        return true;
    }

    public override AffineColumnFunction Finish()
    {
        (T Scale, T Offset)[] slots = _min.Zip(_max, (min, max) => _options.FixZero ? FixZero(min, max) : FromMinimum(min, max)).ToArray();
        T[] scales = slots.Select(slot => slot.Scale).ToArray();
        T[] offsets = slots.Select(slot => slot.Offset).ToArray();
        bool hasOffset = !_isVector || offsets.Any(offset => offset != T.Zero);
        return new AffineColumnFunction<T>(_isVector, scales, hasOffset ? offsets : null);
    }

    private static (T Scale, T Offset) FromMinimum(T min, T max)
    {
        if (!(max > min))
            return (T.Zero, T.Zero);
        T scale = T.One / (max - min);
        return (scale, scale == T.Zero ? T.Zero : min);
    }

    private static (T Scale, T Offset) FixZero(T min, T max)
        => max > min ? (T.One / T.Max(T.Abs(max), T.Abs(min)), T.Zero) : (T.Zero, T.Zero);
}
