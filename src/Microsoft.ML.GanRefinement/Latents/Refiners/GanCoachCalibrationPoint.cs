using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement;

/// <summary>A coach's settings, and the Fréchet distance with them.</summary>
/// <param name="LearningRate">The step size.</param>
/// <param name="Radius">How far a latent may get, or null.</param>
/// <param name="Iterations">Steps.</param>
/// <param name="Distance">The distance on the first half of the held-out data; infinite where the steps lead out of all numbers.</param>
public sealed record GanCoachCalibrationPoint(double LearningRate, double? Radius, int Iterations, double Distance)
{
    /// <summary>The numbers, each by name.</summary>
    public override string ToString() => RecordText.Of(this);
}
