using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Torch;

public class GanBatchNormTests
{
    public static TheoryData<long[]> Shapes => [new long[] { 8, 3 }, new long[] { 4, 3, 5 }, new long[] { 4, 3, 5, 6 }];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Does_what_torchs_own_does_to_the_bit(long[] shape)
    {
        using var scope = NewDisposeScope();
        var own = new GanBatchNorm(3);
        nn.Module<Tensor, Tensor> theirs = shape.Length < 4 ? nn.BatchNorm1d(3) : nn.BatchNorm2d(3);
        for (var step = 0; step < 3; step++)
        {
            var input = randn(shape) * 3 + 1;
            Assert.Equal(Values(theirs.call(input)), Values(own.call(input)));
        }
        Assert.Equal(State(theirs), State(own));
        own.eval();
        theirs.eval();
        var other = randn(shape);
        Assert.Equal(Values(theirs.call(other)), Values(own.call(other)));
        Assert.Equal(State(theirs), State(own));
    }

    [Fact]
    public void Loads_what_torchs_own_saved_and_the_reverse()
    {
        using var scope = NewDisposeScope();
        var theirs = nn.BatchNorm2d(3);
        theirs.call(randn(4, 3, 2, 2));
        var own = new GanBatchNorm(3);
        Copy(theirs, own);
        Assert.Equal(State(theirs), State(own));

        own.call(randn(4, 3, 2, 2));
        Copy(own, theirs);
        Assert.Equal(State(own), State(theirs));
    }

    [Fact]
    public void Leaves_its_statistics_alone_while_the_other_player_learns()
    {
        using var scope = NewDisposeScope();
        var module = nn.Sequential(new GanBatchNorm(3), new GanLeakyReLU(0.1));
        var (frozen, input) = (new FrozenScope(module), randn(4, 3));
        var before = State(module);
        var output = Values(frozen.Run(() => module.call(input)));
        Assert.Equal(before, State(module));
        Assert.Equal(Values(module.call(input)), output);
        Assert.NotEqual(before, State(module));
    }

    private static float[] Values(Tensor tensor) => tensor.detach().contiguous().data<float>().ToArray();

    private static string[] State(nn.Module module) =>
        [.. module.state_dict().Select(p => $"{p.Key}: {string.Join(' ', p.Value.Doubles())}").Order()];

    private static void Copy(nn.Module from, nn.Module to)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        from.save(writer);
        stream.Position = 0;
        using var reader = new BinaryReader(stream);
        to.load(reader);
        Assert.Equal(stream.Length, stream.Position);
    }
}
