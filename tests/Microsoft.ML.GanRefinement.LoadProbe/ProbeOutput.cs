namespace Microsoft.ML.GanRefinement.LoadProbe;

/// <summary>The vector that the model is asked for.</summary>
internal sealed class ProbeOutput
{
    public float[] Values { get; set; } = [];
}
