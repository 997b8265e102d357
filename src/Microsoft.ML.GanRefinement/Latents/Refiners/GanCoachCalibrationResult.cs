using System.Globalization;

namespace Microsoft.ML.GanRefinement;

/// <summary>What a coach's calibration has measured and chosen.</summary>
public sealed class GanCoachCalibrationResult
{
    internal GanCoachCalibrationResult(
        IReadOnlyList<GanCoachCalibrationPoint> curve, GanCoachCalibrationPoint chosen, double distanceBefore, double distanceAfter,
        IReadOnlyList<string> warnings) =>
        (Curve, Chosen, DistanceBefore, DistanceAfter, Warnings) = (curve, chosen, distanceBefore, distanceAfter, warnings);

    /// <summary>The Fréchet distance on the first half of the data, for every learning rate, radius and number of steps; the first point is that without
    /// steps.</summary>
    public IReadOnlyList<GanCoachCalibrationPoint> Curve { get; }

    /// <summary>The lowest point of the curve, with its distance there; of equal ones the first. Whether the coach takes its steps is another question:
    /// <see cref="IsHelpful"/>.</summary>
    public GanCoachCalibrationPoint Chosen { get; }

    /// <summary>The distance on the second half without the coach.</summary>
    public double DistanceBefore { get; }

    /// <summary>The distance on the second half with the chosen coach, from the same latents.</summary>
    public double DistanceAfter { get; }

    /// <summary>Whether the distance on the second half fell. If not, the coach takes no steps.</summary>
    public bool IsHelpful => DistanceAfter < DistanceBefore;

    /// <summary>Reasons to doubt the distances, such as too few images.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>One sentence.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Chosen.Iterations} steps of {Chosen.LearningRate:G4}{(Chosen.Radius is { } radius ? $" within {radius:G4}" : "")} are best on one half "
            + $"({Curve[0].Distance:G5} → {Chosen.Distance:G5}); "
            + $"on the other {DistanceBefore:G5} → {DistanceAfter:G5}{(IsHelpful ? "" : ", so none are taken")}");
}
