using TorchSharp.Conformance.Tests.Support;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Tensors;

public sealed class ShapeTests
{
    // Each takes the 2 × 3 × 4 tensor 0 … 23 and says the result's size and where each of its values comes from.
    private static readonly Dictionary<string, (Func<Tensor, Tensor> Torch, long[] Size, Func<int[], int> Source)> Functions = new()
    {
        ["view"] = (t => t.view(6, 4), [6, 4], i => i[0] * 4 + i[1]),
        ["reshape"] = (t => t.reshape(-1, 2), [12, 2], i => i[0] * 2 + i[1]),
        ["flatten"] = (t => t.flatten(), [24], i => i[0]),
        ["flatten(1)"] = (t => t.flatten(1), [2, 12], i => i[0] * 12 + i[1]),
        ["permute"] = (t => t.permute(2, 0, 1), [4, 2, 3], i => At(i[1], i[2], i[0])),
        ["transpose"] = (t => t.transpose(0, 2), [4, 3, 2], i => At(i[2], i[1], i[0])),
        ["mT"] = (t => t.mT, [2, 4, 3], i => At(i[0], i[2], i[1])),
        ["t"] = (t => t.view(4, 6).t(), [6, 4], i => i[1] * 6 + i[0]),
        ["unsqueeze"] = (t => t.unsqueeze(1), [2, 1, 3, 4], i => At(i[0], i[2], i[3])),
        ["squeeze"] = (t => t.unsqueeze(0).squeeze(), [2, 3, 4], i => At(i[0], i[1], i[2])),
        ["squeeze(0)"] = (t => t.unsqueeze(0).unsqueeze(0).squeeze(0), [1, 2, 3, 4], i => At(i[1], i[2], i[3])),
        ["expand"] = (t => t.view(2, 1, 12).expand(2, 5, 12), [2, 5, 12], i => i[0] * 12 + i[2]),
        ["repeat"] = (t => t.repeat(2, 1, 2), [4, 3, 8], i => At(i[0] % 2, i[1], i[2] % 4)),
        ["repeat_interleave"] = (t => t.repeat_interleave(2, 1), [2, 6, 4], i => At(i[0], i[1] / 2, i[2])),
        ["tile"] = (t => t.tile([2]), [2, 3, 8], i => At(i[0], i[1], i[2] % 4)),
        ["flip"] = (t => t.flip(0, 2), [2, 3, 4], i => At(1 - i[0], i[1], 3 - i[2])),
        ["roll"] = (t => t.roll(1, 1), [2, 3, 4], i => At(i[0], (i[1] + 2) % 3, i[2])),
        ["unflatten"] = (t => t.unflatten(2, 2, 2), [2, 3, 2, 2], i => At(i[0], i[1], i[2] * 2 + i[3])),
        ["narrow"] = (t => t.narrow(2, 1, 2), [2, 3, 2], i => At(i[0], i[1], i[2] + 1)),
        ["select"] = (t => t.select(1, 2), [2, 4], i => At(i[0], 2, i[1])),
        ["slice"] = (t => t.slice(2, 0, 4, 2), [2, 3, 2], i => At(i[0], i[1], i[2] * 2)),
        ["unfold"] = (t => t.unfold(2, 2, 2), [2, 3, 2, 2], i => At(i[0], i[1], i[2] * 2 + i[3])),
        ["diagonal"] = (t => t.diagonal(0, 1, 2), [2, 3], i => At(i[0], i[1], i[1])),
        ["contiguous"] = (t => t.transpose(0, 1).contiguous(), [3, 2, 4], i => At(i[1], i[0], i[2])),
        ["clone"] = (t => t.clone(), [2, 3, 4], i => At(i[0], i[1], i[2])),
    };

    public static TheoryData<string> Names => [.. Functions.Keys];

    [Theory, MemberData(nameof(Names))]
    public void ValuesComeFromTheirPlaces(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        var (function, size, source) = Functions[name];
        Tensor result = function(arange(24).view(2, 3, 4));
        Assert.Equal(size, result.shape);
        long[] found = result.data<long>().ToArray();
        for (int k = 0; k < found.Length; k++)
            Assert.Equal(source(Position(k, size)), found[k]);
    }

    [Theory, MemberData(nameof(Names))]
    public void GradientsGoBackToTheirPlaces(string name)
    {
        var (function, _, _) = Functions[name];
        using Tensor input = Values.Spread(-1, 1, 2, 3, 4);
        Gradients.CheckTwice(x => function(x[0]).square(), input);
    }

    [Fact]
    public void Triangles()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = arange(1, 10).view(3, 3);
        Assert.Equal([1L, 0, 0, 4, 5, 0, 7, 8, 9], a.tril().data<long>().ToArray());
        Assert.Equal([0L, 2, 3, 0, 0, 6, 0, 0, 0], a.triu(1).data<long>().ToArray());
        Assert.Equal([1L, 5, 9], a.diag().data<long>().ToArray());
        Assert.Equal([1L, 0, 0, 2], diag(tensor(new[] { 1L, 2 })).data<long>().ToArray());
        Gradients.Check(x => x[0].tril() * 2 + x[0].triu(), Values.Spread(0, 1, 3, 3));
    }

    [Fact]
    public void ViewsShareMemoryAndClonesDoNot()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = zeros(4), view = a.view(2, 2), copy = a.clone();
        a.fill_(1);
        Assert.Equal(4, view.sum().item<float>());
        Assert.Equal(0, copy.sum().item<float>());
    }

    [Fact]
    public void AnImpossibleViewSaysSo()
    {
        using Tensor a = zeros(2, 3);
        var e = Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => a.view(4));
        Assert.Contains("shape '[4]' is invalid for input of size 6", e.Message);
    }

    private static int At(int i, int j, int k) => i * 12 + j * 4 + k;

    private static int[] Position(int flat, long[] size)
    {
        var position = new int[size.Length];
        for (int d = size.Length - 1; d >= 0; d--)
        {
            position[d] = flat % (int)size[d];
            flat /= (int)size[d];
        }
        return position;
    }
}
