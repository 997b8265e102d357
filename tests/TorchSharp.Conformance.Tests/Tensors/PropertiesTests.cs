using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Tensors;

public sealed class PropertiesTests
{
    [Fact]
    public void DescribeATensor()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = zeros([2, 3, 4], ScalarType.Float64);
        Assert.Equal([2, 3, 4], a.shape);
        Assert.Equal([2, 3, 4], a.size());
        Assert.Equal([12, 4, 1], a.stride());
        Assert.Equal(3, a.dim());
        Assert.Equal(3, a.ndim);
        Assert.Equal(24, a.numel());
        Assert.Equal(24, a.NumberOfElements);
        Assert.Equal(8, a.ElementSize);
        Assert.Equal(4, a.size(-1));
        Assert.Equal(ScalarType.Float64, a.dtype);
        Assert.Equal(DeviceType.CPU, a.device_type);
        Assert.Equal("cpu", a.device.ToString());
        Assert.True(a.is_contiguous());
        Assert.False(a.transpose(0, 1).is_contiguous());
        Assert.True(a.is_floating_point());
        Assert.False(a.is_integral());
        Assert.Equal(4, a[0, 1].storage_offset());
        Assert.Equal(24, numel(a));
        Assert.Equal("[2x3x4], type = Float64, device = cpu", a.ToString());
    }

    [Fact]
    public void ConvertsTypes()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = tensor(new[] { 0f, 1.7f, -2.9f });
        Assert.Equal([0L, 1, -2], a.to(ScalarType.Int64).data<long>().ToArray());
        Assert.Equal([false, true, true], a.@bool().data<bool>().ToArray());
        Assert.Equal([0.0, 1.7f, -2.9f], a.to_type(ScalarType.Float64).data<double>().ToArray());
        Assert.Equal([0, 1, -2], a.@int().data<int>().ToArray());
        Assert.Equal((byte)1, a.@byte().data<byte>()[1]);
        Assert.Equal(ScalarType.Float64, a.to(ones(1, dtype: ScalarType.Float64)).dtype);
        Assert.Equal(ScalarType.Float32, a.@double().@float().dtype);
        Assert.Equal(ScalarType.Int64, a.type_as(arange(2)).dtype);
    }

    [Fact]
    public void MovingToTheSamePlaceSharesMemoryUnlessACopyIsAskedFor()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = zeros(2), same = a.to(CPU), copy = a.to(CPU, copy: true), third = a.cpu();
        a.fill_(1);
        Assert.Equal(2, same.sum().item<float>());
        Assert.Equal(2, third.sum().item<float>());
        Assert.Equal(0, copy.sum().item<float>());
    }

    [Fact]
    public void TheOldTensorCanGo()
    {
        Tensor a = zeros(2);
        using Tensor b = a.to(ScalarType.Float64, disposeAfter: true);
        Assert.True(a.IsInvalid);
    }
}
