using System.Globalization;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Lecture;

/// <summary>The vector field of a two-player game, V = ψθ: where gradients point, and where players who follow them go.</summary>
internal static class VectorField
{
    private const double Rate = 0.1;
    private const int Steps = 200;

    public static Demonstration Create() => new("field", "The vector field of a two-player game", Run);

    private static Outcome Run(Stage stage)
    {
        (string Name, StandardGanTrainer.Options Options)[] rules =
        [
            ("simultaneous", Duel.Gradients(Rate, GanUpdateRule.Simultaneous)),
            ("alternating", Duel.Gradients(Rate, GanUpdateRule.Alternating)),
            ("consensus, γ = 1", Duel.Gradients(Rate, GanUpdateRule.Simultaneous, consensus: 1)),
            ("unrolled, 5 steps", Duel.Gradients(Rate, GanUpdateRule.Simultaneous, unrolled: 5)),
        ];
        PanelSheet sheet = new(rules.Length);
        List<string> rows = [];
        List<double> ends = [];
        foreach (var (name, options) in rules)
        {
            var way = Duel.Play("field", () => new([1f]), () => new([0f]), [0f], stage.Iterations(Steps), options)
                .Select(one => (X: (double)one.Generator[0], Y: (double)one.Discriminator[0])).ToArray();
            sheet.Add(new Panel(name, 3) { Arrows = Arrows(), Ways = [way] });
            double[] norms = [.. way.Select(point => Math.Sqrt((point.X * point.X) + (point.Y * point.Y)))];
            ends.Add(norms[^1]);
            rows.Add(string.Create(CultureInfo.InvariantCulture, $"| {name} | {norms[0]:0.00} | {norms[norms.Length / 2]:0.000} | {norms[^1]:0.000} | "
                + $"{norms.Max():0.000} |\n"));
        }

        return new(
            string.Create(CultureInfo.InvariantCulture,
                $"from a distance of 1, {stage.Iterations(Steps)} steps of 0.1 lead to {ends[0]:0.00} (simultaneous), {ends[1]:0.00} (alternating), "
                    + $"{ends[2]:0.0000} (consensus) and {ends[3]:0.0000} (unrolled)"),
            "One sample θ (across) against a critic D(x) = ψx (up), data at 0: the generator goes down −ψθ, the critic down ψθ. Arrows are −∂L_G/∂θ and "
                + "−∂L_D/∂ψ: they turn "
            + "around the equilibrium at 0. Ways are those of the library's trainer with plain gradient steps of 0.1. In closed form simultaneous steps "
            + "multiply the distance by "
            + "√(1 + 0.01) each, 2.7 after 200, and consensus multiplies its square by (1 − 0.1)² + 0.01.\n\n"
            + "|  | distance at first | after half | at the end | largest |\n| --- | --- | --- | --- | --- |\n" + string.Concat(rows) + "\n"
            + stage.Picture("The field and the ways", sheet.Save));
    }

    private static (double X, double Y, double U, double V)[] Arrows()
    {
        double[] at = [.. Enumerable.Range(0, 11).Select(i => (i - 5) * 0.55)];
        // L_G = −ψθ, L_D = ψθ.
        return [.. from x in at from y in at where x != 0 || y != 0 select (x, y, 0.12 * y, -0.12 * x)];
    }
}
