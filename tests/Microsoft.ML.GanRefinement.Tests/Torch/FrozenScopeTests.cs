using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Torch;

public class FrozenScopeTests
{
    [Fact]
    public void Lets_a_gradient_through_but_leaves_weights_and_statistics_alone()
    {
        using var networks = SmallPair.CreateNetworks();
        var before = Weights.Bytes(networks.Generator);
        var z = randn(4, SmallPair.LatentSize).requires_grad_();
        new FrozenScope(networks.Generator).Run(() =>
        {
            networks.Generator.call(z, tensor(new long[] { 0, 1, 2, 0 })).sum().backward();
            return 0;
        });
        Assert.True(z.grad!.abs().sum().ToSingle() > 0);
        Assert.All(networks.Generator.parameters(), p => Assert.Null(p.grad));
        Assert.Equal(before, Weights.Bytes(networks.Generator));
    }

    [Fact]
    public void Differentiates_by_the_weights_for_a_while_with_the_statistics_still_frozen()
    {
        using var networks = SmallPair.CreateNetworks();
        var frozen = new FrozenScope(networks.Generator);
        var (asking, tracking) = frozen.Run(() =>
        {
            var during = frozen.RunDifferentiated(() => (
                networks.Generator.parameters().All(p => p.requires_grad), networks.Generator.modules().OfType<ITracksStatistics>()
                    .Any(l => l.TracksStatistics)));
            Assert.All(networks.Generator.parameters(), p => Assert.False(p.requires_grad));
            return during;
        });
        Assert.True(asking);
        Assert.False(tracking);
    }

    [Fact]
    public void Thaws_the_network_again_also_after_an_error()
    {
        using var networks = SmallPair.CreateNetworks();
        Assert.Throws<NotSupportedException>(() => new FrozenScope(networks.Generator).Run<int>(() => throw new NotSupportedException()));
        Assert.All(networks.Generator.parameters(), p => Assert.True(p.requires_grad));
        Assert.All(networks.Generator.modules().OfType<ITracksStatistics>(), layer => Assert.True(layer.TracksStatistics));
    }

    [Fact]
    public void The_end_of_an_inner_scope_does_not_end_the_outer_one()
    {
        using var networks = SmallPair.CreateNetworks();
        var (outer, inner) = (new FrozenScope(networks.Generator), new FrozenScope(networks.Generator));
        outer.Run(() =>
        {
            inner.RunUntracked(() => 0);
            inner.Run(() => 0);
            Assert.All(networks.Generator.modules().OfType<ITracksStatistics>(), layer => Assert.False(layer.TracksStatistics));
            Assert.All(networks.Generator.parameters(), p => Assert.False(p.requires_grad));
            return 0;
        });
        Assert.All(networks.Generator.modules().OfType<ITracksStatistics>(), layer => Assert.True(layer.TracksStatistics));
        Assert.All(networks.Generator.parameters(), p => Assert.True(p.requires_grad));
    }

    [Fact]
    public void Reaches_a_network_that_has_running_statistics_itself()
    {
        // As a user's own module has, which is wrapped in one.
        using var network = new Tracking();
        var frozen = new FrozenScope(network);
        Assert.False(frozen.Run(() => network.TracksStatistics));
        Assert.False(frozen.RunUntracked(() => network.TracksStatistics));
        Assert.True(network.TracksStatistics);
    }

    private sealed class Tracking() : nn.Module(nameof(Tracking)), ITracksStatistics
    {
        public bool TracksStatistics { get; set; } = true;
    }
}
