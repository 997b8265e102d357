
using Microsoft.ML.GanRefinement.Data.Batches;

namespace Microsoft.ML.GanRefinement.Tests.Data.Batches;

public sealed class ShufflerTests
{
    [Fact]
    public void An_epoch_visits_every_row_once()
    {
        var shuffler = new Shuffler(10, seed: 1);

        for (var epoch = 0; epoch < 5; epoch++)
        {
            Assert.Equal(epoch, shuffler.Epoch);
            Assert.Equal(Enumerable.Range(0, 10), Next(shuffler, 10).Order());
        }
    }

    [Fact]
    public void A_batch_goes_on_with_the_next_epoch()
    {
        var shuffler = new Shuffler(10, seed: 1);

        int[] rows = [.. Next(shuffler, 7), .. Next(shuffler, 7), .. Next(shuffler, 6)];

        Assert.Equal(Enumerable.Range(0, 10), rows[..10].Order());
        Assert.Equal(Enumerable.Range(0, 10), rows[10..].Order());
        Assert.Equal(2, shuffler.Epoch);
    }

    [Fact]
    public void A_batch_may_be_longer_than_an_epoch() =>
        Assert.Equal(Enumerable.Range(0, 3).SelectMany(row => new[] { row, row, row, row }), Next(new Shuffler(3, seed: 1), 12).Order());

    [Fact]
    public void Epochs_and_seeds_have_orders_of_their_own()
    {
        var shuffler = new Shuffler(100, seed: 1);
        var first = Next(shuffler, 100);

        Assert.NotEqual(first, Next(shuffler, 100));
        Assert.NotEqual(first, Next(new Shuffler(100, seed: 2), 100));
        Assert.NotEqual(Enumerable.Range(0, 100), first);
    }

    [Fact]
    public void The_same_seed_gives_the_same_order() =>
        Assert.Equal(Next(new Shuffler(100, seed: 1), 250), Next(new Shuffler(100, seed: 1), 250));

    [Fact]
    public void Every_order_is_equally_likely()
    {
        var shuffler = new Shuffler(3, seed: 1);
        var counts = Enumerable.Range(0, 6000).GroupBy(_ => string.Concat(Next(shuffler, 3))).ToDictionary(group => group.Key, group => group.Count());

        // Six standard deviations of a count, √(6000 · 1/6 · 5/6) ≈ 29.
        Assert.Equal(6, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 1000 - 174, 1000 + 174));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(10)]
    [InlineData(25)]
    public void A_saved_position_goes_on_the_same(int taken)
    {
        var shuffler = new Shuffler(10, seed: 1);
        Next(shuffler, taken);
        var state = shuffler.Save();
        var restored = new Shuffler(10, seed: 99);
        restored.Restore(state);

        Assert.Equal(shuffler.Epoch, restored.Epoch);
        Assert.Equal(Next(shuffler, 33), Next(restored, 33));
        Assert.Equal(shuffler.Save(), restored.Save());
    }

    [Fact]
    public void A_position_in_other_data_is_refused()
    {
        var state = new Shuffler(10, seed: 1).Save();

        Assert.Throws<InvalidOperationException>(() => new Shuffler(11, seed: 1).Restore(state));
    }

    [Fact]
    public void A_damaged_position_is_refused()
    {
        var shuffler = new Shuffler(10, seed: 1);
        var state = shuffler.Save();
        state[12] = 10;

        Assert.Throws<FormatException>(() => shuffler.Restore(state));
        Assert.Throws<FormatException>(() => shuffler.Restore(state.AsSpan(1)));
    }

    private static int[] Next(Shuffler shuffler, int count)
    {
        var rows = new int[count];
        shuffler.Next(rows);
        return rows;
    }
}
