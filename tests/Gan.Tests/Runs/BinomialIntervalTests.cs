using GanRefinement.Gan.Runs;

namespace GanRefinement.Gan.Tests.Runs;

/// <summary>The interval of a share, against closed forms and a published value.</summary>
public sealed class BinomialIntervalTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(400)]
    public void Nothing_or_all_right_have_closed_forms(int trials)
    {
        // (1 − p)ⁿ = α/2.
        var end = 1 - Math.Pow(0.025, 1.0 / trials);
        var (none, all) = (BinomialInterval.Of(0, trials), BinomialInterval.Of(trials, trials));
        Assert.Equal(0, none.Low);
        Assert.Equal(end, none.High, 1e-12);
        Assert.Equal(1, all.High);
        Assert.Equal(1 - end, all.Low, 1e-12);
    }

    [Fact]
    public void Half_of_ten_is_from_19_to_81_percent()
    {
        var half = BinomialInterval.Of(5, 10);
        Assert.Equal(0.18709, half.Low, 1e-5);
        Assert.Equal(1, half.Low + half.High, 1e-12);
    }

    [Fact]
    public void Two_answers_of_three_solve_their_cubics()
    {
        // P(X ≥ 2) = 3p² − 2p³ = 0.025, and P(X ≤ 2) = 1 − p³ = 0.025.
        var two = BinomialInterval.Of(2, 3);
        Assert.Equal(0.025, (3 * two.Low * two.Low) - (2 * Math.Pow(two.Low, 3)), 1e-12);
        Assert.Equal(Math.Cbrt(0.975), two.High, 1e-12);
    }

    [Fact]
    public void Nothing_is_known_without_answers() => Assert.Equal(new BinomialInterval(0, 1), BinomialInterval.Of(0, 0));

    [Fact]
    public void A_tally_says_what_it_is_evidence_for()
    {
        Assert.Equal("no answers yet", $"{new JudgeTally(0, 0)}");
        Assert.EndsWith("no better than guessing so far", $"{new JudgeTally(6, 10)}", StringComparison.Ordinal);
        Assert.EndsWith("; better than guessing", $"{new JudgeTally(60, 80)}", StringComparison.Ordinal);
        Assert.StartsWith("60 of 80 right: 75 %, 95 % interval 64 % to 84 %", $"{new JudgeTally(60, 80)}", StringComparison.Ordinal);
        Assert.EndsWith("; worse than guessing", $"{new JudgeTally(10, 80)}", StringComparison.Ordinal);
    }
}
