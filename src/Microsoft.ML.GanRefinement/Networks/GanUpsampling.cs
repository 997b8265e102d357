namespace Microsoft.ML.GanRefinement;

/// <summary>How a residual generator doubles its maps.</summary>
public enum GanUpsampling
{
    /// <summary>Each value four times, as in SNGAN's own code.</summary>
    Nearest,

    /// <summary>Linear between the centres of neighbouring pixels (PyTorch's bilinear interpolation without aligned corners), as in mimicry.</summary>
    Bilinear,
}
