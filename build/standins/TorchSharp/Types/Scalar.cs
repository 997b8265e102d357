using System;

namespace TorchSharp;

/// <summary>A number on its way to libtorch: an integer, a double or a boolean, as libtorch tells them apart.</summary>
public class Scalar : IDisposable
{
    private Scalar(ScalarValue value) => Value = value;

    internal ScalarValue Value { get; }

    public torch.ScalarType Type => Value.Kind switch
    {
        ScalarValue.IntKind => torch.ScalarType.Int64,
        ScalarValue.BoolKind => torch.ScalarType.Bool,
        _ => torch.ScalarType.Float64,
    };

    internal double AsDouble => Value.Kind == ScalarValue.DoubleKind ? BitConverter.Int64BitsToDouble(Value.Bits) : Value.Bits;

    internal long AsInt64 => Value.Kind == ScalarValue.DoubleKind ? checked((long)AsDouble) : Value.Bits;

    public static implicit operator Scalar(byte value) => new(Of((long)value));

    public static implicit operator Scalar(sbyte value) => new(Of((long)value));

    public static implicit operator Scalar(short value) => new(Of((long)value));

    public static implicit operator Scalar(int value) => new(Of((long)value));

    public static implicit operator Scalar(long value) => new(Of(value));

    public static implicit operator Scalar(float value) => new(Of((double)value));

    public static implicit operator Scalar(double value) => new(Of(value));

    public static implicit operator Scalar(bool value) => new(new ScalarValue(value ? 1 : 0, ScalarValue.BoolKind));

    /// <summary>Nothing native is held; the real one frees a native object here.</summary>
    public void Dispose() => GC.SuppressFinalize(this);

    internal static ScalarValue Of(long value) => new(value, ScalarValue.IntKind);

    internal static ScalarValue Of(double value) => new(BitConverter.DoubleToInt64Bits(value), ScalarValue.DoubleKind);

    internal static ScalarValue OrNone(Scalar scalar) => scalar is null ? ScalarValue.None : scalar.Value;
}
