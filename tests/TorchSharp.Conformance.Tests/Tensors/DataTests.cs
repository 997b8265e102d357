using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Tensors;

public sealed class DataTests
{
    [Fact]
    public void ReadsInRowOrderWhateverTheStrides()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor turned = arange(6).view(2, 3).t();
        Assert.Equal([0L, 3, 1, 4, 2, 5], turned.data<long>().ToArray());
        Assert.Equal([0L, 3, 1, 4, 2, 5], turned.data<long>());
        Assert.Equal(4, turned.data<long>()[1, 1]);
        var target = new long[8];
        turned.data<long>().CopyTo(target, 2);
        Assert.Equal([0L, 0, 0, 3, 1, 4, 2, 5], target);
        Assert.Equal(5L, ((long[,])turned.data<long>().ToNDArray())[2, 1]);
        Assert.Equal(6, turned.data<long>().Count);
    }

    [Fact]
    public void WritesThrough()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = zeros(2, 2);
        a.data<float>().CopyFrom([1f, 2, 3, 4]);
        a.data<float>()[1, 0] = 9;
        Assert.Equal([1f, 2, 9, 4], a.data<float>().ToArray());
    }

    [Fact]
    public void BytesAreTheMemory()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = tensor(new[] { 1f, -2 });
        Assert.Equal([0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0], a.bytes.ToArray());
        a.bytes = new byte[8];
        Assert.Equal([0f, 0], a.data<float>().ToArray());
        Assert.ThrowsAny<ArgumentException>(() => a.bytes = new byte[4]);
    }

    [Fact]
    public void ANumberComesOut()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Equal(2.5f, tensor(2.5f).item<float>());
        Assert.Equal(2.5, tensor(2.5f).ToDouble());
        Assert.Equal(2, tensor(2.5f).to(ScalarType.Int32).ToInt32());
        Assert.Equal(7, (int)tensor(7L));
        Assert.Equal(7f, (float)tensor(7));
        Assert.True((bool)tensor(true));
        Assert.Equal(3.0, ones(1, 1).mul(3).ToSingle());
    }

    [Fact]
    public void WrongQuestionsAreRefused()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Throws<ArgumentException>(() => ones(2).item<float>());
        Assert.Throws<ArgumentException>(() => ones(1).item<double>());
        Assert.Throws<ArgumentException>(() => ones(2).data<long>());
        Assert.ThrowsAny<Exception>(() => ones(2).ToSingle());
    }

    [Fact]
    public void EmptyTensorsAreData()
    {
        using Tensor none = zeros(0, 3);
        Assert.Equal(0, none.data<float>().Count);
        Assert.Equal(0, none.bytes.Length);
        Assert.Equal([0L, 3], none.shape);
    }
}
