namespace GanRefinement.Reproduce.Datasets;

/// <summary>What the classifier says of one channel of a stacked image.</summary>
internal sealed class ClassifiedChannel
{
    public float[] Features { get; set; } = [];

    public float[] Probabilities { get; set; } = [];

    /// <summary>The most probable class, counted from 0.</summary>
    public int Class => Array.IndexOf(Probabilities, Probabilities.Max());
}
