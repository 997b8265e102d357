using System.Globalization;
using Microsoft.ML.GanRefinement;
using static TorchSharp.torch;

namespace GanRefinement.Reproduce.Lecture;

/// <summary>Rock, paper, scissors between two mixed strategies, under simultaneous, alternating and consensus steps.</summary>
internal static class RockPaperScissors
{
    private const double Rate = 0.3;
    private const int Steps = 600;

    public static Demonstration Create() => new("rps", "Rock, paper, scissors", Run);

    private static Outcome Run(Stage stage)
    {
        (string Name, StandardGanTrainer.Options Options)[] rules =
        [
            ("simultaneous", Duel.Gradients(Rate, GanUpdateRule.Simultaneous)),
            ("alternating", Duel.Gradients(Rate, GanUpdateRule.Alternating)),
            ("consensus, γ = 3", Duel.Gradients(Rate, GanUpdateRule.Simultaneous, consensus: 3)),
        ];
        PanelSheet sheet = new(rules.Length);
        List<Line> lines = [];
        foreach (var (name, options) in rules)
        {
            var third = 1 / 3f;
            var way = Duel.Play(
                "rps", () => new([0.5f, 0, 0], b => b.softmax(1)), () => new([0, 0.2f, 0], map: Beaten), [third, third, third], stage.Iterations(Steps),
                options);
            double[][] strategies = [.. way.Select(one => Softmax(one.Generator))];
            sheet.Add(new Panel(name, 1.15)
            {
                Center = (0, 0.54),
                Outline = Corners(),
                Ways = [[.. strategies.Select(InTriangle)]],
            });
            lines.Add(new(name, [.. strategies.Select((p, i) => ((double)i, Math.Sqrt(p.Sum(value => (value - (1 / 3.0)) * (value - (1 / 3.0))))))]));
        }

        double[] ends = [.. lines.Select(line => line.Points.TakeLast(100).Max(point => point.Y))];
        return new(
            string.Create(CultureInfo.InvariantCulture,
                $"the generator's strategy, at first {lines[0].Points[0].Y:0.00} from the equilibrium, is up to {ends[0]:0.00} away in the last 100 of "
                    + $"{stage.Iterations(Steps)} simultaneous steps, {ends[1]:0.00} of alternating ones, {ends[2]:0.0000} with consensus"),
            "The generator's sample is a mixed strategy q = softmax(b), the critic's slope −pᵀA with p = softmax(a), A the game's payoffs: a zero-sum "
                + "game of two GAN players, by the "
            + "library's trainer with gradient steps of 0.3. The equilibrium is a third for each move, the middle of the triangle.\n\n"
            + stage.Picture("The generator's strategy: corners are rock, paper and scissors", sheet.Save) + "\n"
            + stage.Chart("Distance from the equilibrium", Plots.Draw(1, new Plot("distance", "steps", lines) { IsLogarithmic = true }), "-distance"));
    }

    // D(q) = −pᵀAq: paper beats rock, scissors beat paper, rock beats scissors.
    private static Tensor Beaten(Tensor weights)
    {
        float[] payoffs = [0, -1, 1, 1, 0, -1, -1, 1, 0];
        return weights.softmax(1).matmul(tensor(payoffs, dtype: ScalarType.Float32, device: CPU).view(3, 3)).negative();
    }

    private static double[] Softmax(float[] weights)
    {
        double[] all = [.. weights.Select(weight => Math.Exp(weight))];
        return [.. all.Select(one => one / all.Sum())];
    }

    private static (double X, double Y)[] Corners() => [InTriangle([1, 0, 0]), InTriangle([0, 1, 0]), InTriangle([0, 0, 1])];

    private static (double X, double Y) InTriangle(double[] p) => (p[1] - p[0], (Math.Sqrt(3) * p[2]) - (1 / Math.Sqrt(3)) + 0.25);
}
