namespace GanRefinement.Examples.Reproduce.Beds;

/// <summary>What the classifier says of one plane of a stacked image.</summary>
internal sealed class JudgedPlane
{
    public float[] Features { get; set; } = [];

    public float[] Probabilities { get; set; } = [];

    /// <summary>The most probable class, from 0.</summary>
    public int Class => Array.IndexOf(Probabilities, Probabilities.Max());
}
