namespace GanRefinement.Reproduce.Datasets;

/// <summary>What the grey classifier says of stacked images.</summary>
/// <param name="Features">A row for each image.</param>
/// <param name="Modes">The three classes of each as one number.</param>
/// <param name="ModeCount">How many there may be.</param>
internal sealed record StackedClassification(IReadOnlyList<StackedRow> Features, IReadOnlyList<int> Modes, int ModeCount)
{
    private const int Channels = 3;

    /// <summary>Modes with at least one image.</summary>
    public int CapturedModes => Modes.Distinct().Count();

    /// <summary>KL(generated ‖ uniform) in nats; some n samples of an even mixture have about (modes − 1) / 2n.</summary>
    public double ReverseDivergence => Modes.CountBy(mode => mode).Sum(mode => Share(mode.Value) * Math.Log(Share(mode.Value) * ModeCount));

    /// <summary>Puts every three channels together.</summary>
    public static StackedClassification Of(IEnumerable<ClassifiedChannel> channels)
    {
        List<StackedRow> rows = [];
        List<int> modes = [];
        var classes = 0;
        foreach (var image in channels.Chunk(Channels))
        {
            classes = image[0].Probabilities.Length;
            rows.Add(new StackedRow { Features = [.. image.SelectMany(channel => channel.Features)] });
            modes.Add(image.Aggregate(0, (mode, channel) => (mode * classes) + channel.Class));
        }

        return new(rows, modes, classes * classes * classes);
    }

    private double Share(int count) => count / (double)Modes.Count;
}
