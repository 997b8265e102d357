namespace GanRefinement.Examples.Reproduce.Beds;

/// <summary>What the grey classifier says of stacked images.</summary>
/// <param name="Features">A row for each image.</param>
/// <param name="Modes">The three classes of each as one number.</param>
/// <param name="ModeCount">How many there may be.</param>
internal sealed record StackedJudgement(IReadOnlyList<StackedRow> Features, IReadOnlyList<int> Modes, int ModeCount)
{
    private const int Planes = 3;

    /// <summary>Modes with at least one image.</summary>
    public int CapturedModes => Modes.Distinct().Count();

    /// <summary>KL(generated ‖ uniform) in nats; some n samples of an even mixture have about (modes − 1) / 2n.</summary>
    public double ReverseDivergence => Modes.CountBy(mode => mode).Sum(mode => Share(mode.Value) * Math.Log(Share(mode.Value) * ModeCount));

    /// <summary>Puts every three planes together.</summary>
    public static StackedJudgement Of(IEnumerable<JudgedPlane> planes)
    {
        List<StackedRow> rows = [];
        List<int> modes = [];
        var classes = 0;
        foreach (var image in planes.Chunk(Planes))
        {
            classes = image[0].Probabilities.Length;
            rows.Add(new StackedRow { Features = [.. image.SelectMany(plane => plane.Features)] });
            modes.Add(image.Aggregate(0, (mode, plane) => (mode * classes) + plane.Class));
        }

        return new(rows, modes, classes * classes * classes);
    }

    private double Share(int count) => count / (double)Modes.Count;
}
