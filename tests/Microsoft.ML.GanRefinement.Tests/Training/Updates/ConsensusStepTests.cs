using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Training.Updates;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Training.Updates;

public class ConsensusStepTests
{
    // x from the generator and D(x) = y·x, the real sample at 0: L_D = xy, L_G = −xy.
    private static (double X, double Y) Play(double h, double gamma, int steps, bool alternating = false, bool joint = false)
    {
        using var g = new DoubleGenerator((z, w) => z * w, 1);
        using var d = FormulaCritic.Linear(0);
        var (one, zero) = (Steps.Doubles(1).view(1, 1), Steps.Doubles(0).view(1, 1));
        var consensus = new ConsensusStep(gamma, GanObjective.Wasserstein(), new NetworkPair(g, d));
        for (var i = 0; i < steps; i++)
        {
            using var scope = NewDisposeScope();
            var (x, y) = (g.Weight.ToDouble(), d.Weight.ToDouble());
            g.Weight.grad = joint ? null : Steps.Doubles(-y);
            d.Weight.grad = joint ? null : Steps.Doubles(x);
            if (joint)
                Descend();
            else if (gamma > 0)
                consensus.AddGradients(new GeneratorInput(one, null), zero, null, fakes => fakes);
            using var _ = no_grad();
            g.Weight.sub_(g.Weight.grad! * h);
            d.Weight.sub_((alternating ? g.Weight : d.Weight.grad!) * h);
        }
        return (g.Weight.ToDouble(), d.Weight.ToDouble());

        void Descend()
        {
            var (ofFake, ofReal) = (d.call(g.call(one, null), null).Logits.mean(), d.call(zero, null).Logits.mean());
            var ofDiscriminator = consensus.DescendDiscriminator(ofFake - ofReal);
            consensus.AddGradients(consensus.DescendGenerator(-ofFake), ofDiscriminator);
        }
    }

    private static double Norm((double X, double Y) at) => Math.Sqrt((at.X * at.X) + (at.Y * at.Y));

    [Fact]
    public void Contracts_the_bilinear_game_where_simultaneous_steps_spiral_out()
    {
        Assert.Equal(1.644632, Norm(Play(0.1, 0, 100)), 6);
        Assert.Equal(4.9056e-5, Norm(Play(0.1, 1, 100)), 9);
        Assert.Equal(4.9056e-5, Norm(Play(0.1, 1, 100, joint: true)), 9);
    }

    [Fact]
    public void Alternating_steps_keep_their_invariant()
    {
        var (x, y) = Play(0.1, 0, 100, alternating: true);
        // x goes by hy and y by −hx: the other way round than where the invariant has a minus.
        Assert.Equal(1, (x * x) + (y * y) + (0.1 * x * y), 9);
    }

    [Theory]
    [InlineData("non-saturating")]
    [InlineData("relativistic")]
    [InlineData("feature matching")]
    public void Adds_the_gradient_of_half_the_squared_norm_to_both_players(string loss)
    {
        var objective = loss switch
        {
            "relativistic" => GanObjective.RelativisticAverage(),
            "feature matching" => GanObjective.FeatureMatching(),
            _ => GanObjective.NonSaturating(),
        };
        using var g = new DoubleGenerator((z, w) => (z * w.narrow(0, 0, 2)).tanh() * w[2], 0.4, -0.9, 1.2);
        using var d = new FormulaCritic((x, w) => (x.matmul(w.narrow(0, 0, 2)) + 0.2).tanh() * w[2], 0.5, -0.8, 1.3)
        {
            FeaturesOf = (x, w) => (x * w.narrow(0, 0, 2)).tanh(),
        };
        var (z, real) = (Steps.Doubles(0.3, -0.4, 1.1, 0.2).view(2, 2), Steps.Doubles(0.1, 0.9, -0.7, 0.4).view(2, 2));
        var consensus = new ConsensusStep(0.5, objective, new NetworkPair(g, d));
        Tensor Half() => consensus.HalfSquaredNorm(new GeneratorInput(z, null), real, null, fakes => fakes);
        FiniteDifferences.Check(Half, g.Weight, d.Weight);

        (g.Weight.grad, d.Weight.grad) = (Steps.Doubles(1, 1, 1), Steps.Doubles(2, 2, 2));
        consensus.AddGradients(new GeneratorInput(z, null), real, null, fakes => fakes, share: 0.5);
        var slopes = autograd.grad([Half()], [g.Weight, d.Weight]);
        Assert.All((slopes[0] * 0.25 + 1 - g.Weight.grad!).Doubles(), difference => Assert.Equal(0, difference, 12));
        Assert.All((slopes[1] * 0.25 + 2 - d.Weight.grad!).Doubles(), difference => Assert.Equal(0, difference, 12));
    }
}
