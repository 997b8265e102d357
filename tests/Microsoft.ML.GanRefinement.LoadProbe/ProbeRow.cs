namespace Microsoft.ML.GanRefinement.LoadProbe;

/// <summary>An input row; the columns' names and sizes come from the model.</summary>
internal sealed class ProbeRow
{
    public float[] Vector { get; set; } = [];

    public uint Key { get; set; }
}
