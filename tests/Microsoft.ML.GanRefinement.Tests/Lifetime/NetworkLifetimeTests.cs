
using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Torch;

namespace Microsoft.ML.GanRefinement.Tests.Lifetime;

[Collection(nameof(Trains))]
public sealed class NetworkLifetimeTests
{
    private readonly Counter _networks = new();
    private readonly NetworkLifetime _lifetime;

    public NetworkLifetimeTests() => _lifetime = new NetworkLifetime(_networks, [], typeof(GanTransformer));

    [Fact]
    public void The_last_owner_frees()
    {
        _lifetime.Retain();
        _lifetime.Retain();
        _lifetime.Release();
        Assert.Equal((0, false), (_networks.Disposals, _lifetime.IsOver));
        _lifetime.Release();
        Assert.Equal((1, true), (_networks.Disposals, _lifetime.IsOver));
    }

    [Fact]
    public void A_use_under_way_defers_the_end_and_no_other_begins()
    {
        _lifetime.Retain();
        using (_lifetime.Begin())
        {
            using (_lifetime.Begin())
            {
                _lifetime.Release();
                AssertOver();
            }

            Assert.Equal(0, _networks.Disposals);
        }

        Assert.Equal(1, _networks.Disposals);
        AssertOver();
    }

    [Fact]
    public void Uses_alone_do_not_free()
    {
        _lifetime.Begin().Dispose();
        Assert.Equal((0, false), (_networks.Disposals, _lifetime.IsOver));
    }

    private void AssertOver()
    {
        Assert.Equal(nameof(GanTransformer), Assert.Throws<ObjectDisposedException>(() => _lifetime.Begin().Dispose()).ObjectName.Split('.')[^1]);
        Assert.Throws<ObjectDisposedException>(_lifetime.Retain);
    }

    private sealed class Counter : IDisposable
    {
        public int Disposals { get; private set; }

        public void Dispose() => Disposals++;
    }
}
