using System.Globalization;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Lecture;

/// <summary>One generated point in the plane against one neuron.</summary>
internal static class PointAgainstNeuron
{
    private const int Steps = 600;
    private const double Rate = 0.1;

    public static Demonstration Create() => new("neuron", "One point against one neuron", Run);

    private static Outcome Run(Stage stage)
    {
        (string Name, Action<StandardGanTrainer.Options> Change)[] rules =
        [
            ("plain", _ => { }),
            ("instance noise of 0.5", options => options.InputTransforms = [GanInputTransform.InstanceNoise(0.5)]),
            ("R1, γ = 1", options => options.Regularizers = [GanRegularizer.R1(1)]),
        ];
        PanelSheet sheet = new(rules.Length);
        List<Line> lines = [];
        foreach (var (name, change) in rules)
        {
            var options = Duel.Gradients(Rate, GanUpdateRule.Alternating);
            options.Objective = GanObjective.NonSaturating();
            change(options);
            var way = Duel.Play("neuron", () => new([1.5f, -0.5f]), () => new([0.1f, 0.1f], 0), [0f, 0f], stage.Iterations(Steps), options)
                .Select(one => (X: (double)one.Generator[0], Y: (double)one.Generator[1])).ToArray();
            sheet.Add(new Panel(name, 1.8) { Dots = [[(0, 0)]], Ways = [way] });
            lines.Add(new(name, [.. way.Select((point, i) => ((double)i, Math.Sqrt((point.X * point.X) + (point.Y * point.Y))))]));
        }

        double Late(Line line) => line.Points.TakeLast(100).Average(point => point.Y);
        return new(
            string.Create(CultureInfo.InvariantCulture,
                $"over the last 100 of {stage.Iterations(Steps)} steps the point is {Late(lines[0]):0.00} away from the data on average; with instance "
                    + $"noise {Late(lines[1]):0.00}, with R1 {Late(lines[2]):0.00}"),
            "The data are one point at 0; the generator is a point, the discriminator σ(w·x + b), with the non-saturating loss and alternating gradient "
                + "steps of 0.1, by the library's trainer. "
            + "The neuron points at the data; the point runs past them, for nothing slows it down there.\n\n"
            + stage.Picture("The point's way", sheet.Save) + "\n"
            + stage.Chart("Distance from the data", Plots.Draw(1, new Plot("distance", "steps", lines)), "-distance"));
    }
}
