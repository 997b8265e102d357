using System.Globalization;
using Microsoft.ML.GanRefinement.SlowTests.Support;

namespace Microsoft.ML.GanRefinement.SlowTests.Fashion;

public class FashionLossTests(FashionTraining training) : IClassFixture<FashionTraining>
{
    private const int Iterations = 2_000;

    public static TheoryData<string> Losses => ["non-saturating", "least squares", "hinge", "WGAN-GP"];

    [Theory]
    [MemberData(nameof(Losses))]
    public void Each_loss_lowers_the_distance_tenfold(string loss)
    {
        var runs = Medians.OverSeeds($"Fashion-MNIST, {loss}", seed => new Fall(training.Run(seed, Iterations, o => Choose(o, loss))));
        Assert.True(Medians.Of(runs.Select(r => r.Factor)) >= 10);
    }

    private static void Choose(StandardGanTrainer.Options options, string loss)
    {
        options.Objective = loss switch
        {
            "non-saturating" => GanObjective.NonSaturating(),
            "least squares" => GanObjective.LeastSquares(),
            "hinge" => GanObjective.Hinge(),
            _ => GanObjective.Wasserstein(),
        };
        if (loss == "WGAN-GP")
            (options.Regularizers, options.Beta1, options.Beta2, options.CriticSteps) = ([GanRegularizer.GradientPenalty()], 0, 0.9, 2);
    }

    private sealed record Fall((double Start, double End) Distances)
    {
        public double Factor => Distances.Start / Distances.End;

        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{Distances.Start:F1} → {Distances.End:F2}, by a factor of {Factor:F1}");
    }
}
