using TorchSharp.Conformance.Tests.Nn.Support;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Nn.Layers;

public class EmbeddingTests
{
    [Fact]
    public void LooksRowsUpAndSumsTheirGradients()
    {
        using Embedding table = nn.Embedding(4, 3);
        Tensor rows = table.call(tensor(new long[] { 2, 0, 2 }));
        Assert.True(rows[0].Equals(table.weight[2]));
        Assert.True(rows[1].Equals(table.weight[0]));
        rows.sum().backward();
        Close.To([1, 1, 1, 0, 0, 0, 2, 2, 2, 0, 0, 0], table.weight.grad);
    }

    [Fact]
    public void ThePaddingRowIsZeroAndStaysSo()
    {
        using Embedding table = nn.Embedding(3, 2, padding_idx: 1);
        table.call(tensor(new long[] { 1, 2 })).sum().backward();
        Close.To([0, 0], table.weight[1]);
        Close.To([0, 0, 0, 0, 1, 1], table.weight.grad);
    }

    [Fact]
    public void LongRowsAreScaledDown()
    {
        using Embedding table = nn.Embedding(3, 2, max_norm: 0.5);
        nn.init.ones_(table.weight);
        Assert.Equal(0.5, table.call(tensor(new long[] { 1 })).norm().ToDouble(), 1e-5);
        Close.To([1, 1], table.weight[2]);
    }
}
