using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Types;

public sealed class ScalarTypeTests
{
    [Theory]
    [InlineData(ScalarType.Byte, 1, false)]
    [InlineData(ScalarType.Bool, 1, false)]
    [InlineData(ScalarType.Int32, 4, false)]
    [InlineData(ScalarType.Int64, 8, false)]
    [InlineData(ScalarType.Float32, 4, true)]
    [InlineData(ScalarType.Float64, 8, true)]
    public void HasASizeAndAKind(ScalarType type, int size, bool floating)
    {
        Assert.Equal(size, type.ElementSize());
        Assert.Equal(floating, is_floating_point(type));
        Assert.Equal(!floating, is_integral(type));
        using Tensor one = ones([1], type);
        Assert.Equal(size, one.ElementSize);
    }

    [Fact]
    public void TypesMeet()
    {
        Assert.Equal(ScalarType.Float32, promote_types(ScalarType.Int64, ScalarType.Float32));
        Assert.Equal(ScalarType.Float64, promote_types(ScalarType.Float64, ScalarType.Float32));
        Assert.Equal(ScalarType.Byte, promote_types(ScalarType.Byte, ScalarType.Bool));
    }
}
