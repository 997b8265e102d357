namespace Microsoft.ML.GanRefinement.Tests.Interop;

/// <summary>What a prediction engine is asked for.</summary>
internal sealed class ImageResult
{
    public float[] GeneratedImage { get; set; } = [];
}
