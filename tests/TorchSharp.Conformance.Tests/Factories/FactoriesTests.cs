using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Factories;

public sealed class FactoriesTests
{
    [Fact]
    public void SizesComeInManyForms()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Equal([3], zeros(3).shape);
        Assert.Equal([3, 2], ones(3, 2).shape);
        Assert.Equal([3L, 2, 1], empty(3L, 2, 1).shape);
        Assert.Equal([3, 2, 1, 4], rand(3, 2, 1, 4).shape);
        Assert.Equal([3, 2, 1, 4, 5], randn([3, 2, 1, 4, 5]).shape);
        Assert.Equal([3, 2], zeros([3, 2], ScalarType.Int64).shape);
        Assert.Equal(7.5f, full(2, 2, 7.5f)[1, 1].item<float>());
        Assert.Equal(0, zeros([]).dim());
    }

    [Fact]
    public void TypesComeFromValuesOrByName()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Equal(ScalarType.Float32, zeros(1).dtype);
        Assert.Equal(ScalarType.Int64, arange(3).dtype);
        Assert.Equal(ScalarType.Float32, arange(0.0, 1, 0.25).dtype);
        Assert.Equal(ScalarType.Float32, full(2, 1f).dtype);
        Assert.Equal(ScalarType.Int64, full(2, 1).dtype);
        Assert.Equal(ScalarType.Float32, tensor(1f).dtype);
        Assert.Equal(ScalarType.Float64, tensor(1.0).dtype);
        Assert.Equal(ScalarType.Int32, tensor(1).dtype);
        Assert.Equal(ScalarType.Int64, tensor(1L).dtype);
        Assert.Equal(ScalarType.Byte, tensor(new byte[] { 1 }).dtype);
        Assert.Equal(ScalarType.Bool, tensor(true).dtype);
        Assert.Equal(ScalarType.Float64, tensor(new[] { 1f }, ScalarType.Float64).dtype);
        Assert.Equal(ScalarType.Float32, tensor(new[] { 1, 2 }, dtype: ScalarType.Float32).dtype);
    }

    [Fact]
    public void ValuesAreCopiedFromArrays()
    {
        using DisposeScope scope = NewDisposeScope();
        var source = new[] { 1f, 2, 3, 4 };
        Tensor a = tensor(source, [2, 2]);
        source[0] = 9;
        Assert.Equal([1f, 2, 3, 4], a.data<float>().ToArray());
        Assert.Equal([1, 2, 3, 4], tensor(new[,] { { 1, 2 }, { 3, 4 } }).data<int>().ToArray());
        Assert.Equal([2, 1, 2], tensor(new[,,] { { { 1.0, 2 } }, { { 3, 4 } } }).shape);
        Assert.Equal([2, 2], tensor(new List<long> { 1, 2, 3, 4 }, 2, 2).shape);
        Assert.Equal([3f, 4], tensor(new Memory<float>(source, 2, 2), [2]).data<float>().ToArray());
        Assert.Throws<ArgumentException>(() => tensor(source, [5]));
    }

    [Fact]
    public void RangesAndSpecialMatrices()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Equal([0L, 1, 2], arange(3).data<long>().ToArray());
        Assert.Equal([2L, 4], arange(2, 6, 2).data<long>().ToArray());
        Assert.Equal([0.0, 0.5, 1], linspace(0, 1, 3, ScalarType.Float64).data<double>().ToArray());
        Assert.Equal([1f, 0, 0, 1], eye(2).data<float>().ToArray());
        Assert.Equal([2, 3], eye(2, 3).shape);
    }

    [Fact]
    public void LikeAnother()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = tensor(new[,] { { 1.0, 2 } });
        foreach (Tensor b in new[] { a.zeros_like(), ones_like(a), a.empty_like(), randn_like(a), a.rand_like(), full_like(a, 3) })
        {
            Assert.Equal([1, 2], b.shape);
            Assert.Equal(ScalarType.Float64, b.dtype);
        }
        Assert.Equal(ScalarType.Float32, zeros_like(a, ScalarType.Float32).dtype);
        Assert.Equal([3.0, 3], full_like(a, 3).data<double>().ToArray());
    }

    [Fact]
    public void GradientsCanBeAskedForAtOnce()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.True(zeros(1, requires_grad: true).requires_grad);
        Assert.True(tensor(1f, requires_grad: true).requires_grad);
        Assert.False(zeros(1).requires_grad);
        var e = Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => zeros([1], ScalarType.Int64, requires_grad: true));
        Assert.Contains("Only Tensors of floating point and complex dtype can require gradients", e.Message);
    }

    [Fact]
    public void TheDefaultTypeCanChange()
    {
        using DisposeScope scope = NewDisposeScope();
        set_default_dtype(ScalarType.Float64);
        try
        {
            Assert.Equal(ScalarType.Float64, get_default_dtype());
            Assert.Equal(ScalarType.Float64, zeros(1).dtype);
        }
        finally
        {
            set_default_dtype(ScalarType.Float32);
        }
    }
}
