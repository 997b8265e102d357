using Microsoft.ML.GanRefinement.Common;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

/// <summary>How a discriminator's scores are read as the logarithm of a ratio of densities: ln p_data(x)/p_G(x) ≈ slope · D(x) + offset (Platt 1999).
/// Immutable.</summary>
/// <remarks>Made by <see cref="GanCatalog.FitScoreCalibration"/>. Scores of minimax and non-saturating GANs are such logarithms already, if the discriminator
/// is near its optimum; those of Wasserstein, hinge and other losses are not.</remarks>
public sealed record GanScoreCalibration
{
    /// <summary>Sets both numbers.</summary>
    /// <param name="slope">See <see cref="Slope"/>.</param>
    /// <param name="offset">See <see cref="Offset"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite.</exception>
    public GanScoreCalibration(double slope = 1, double offset = 0)
    {
        OptionChecks.Between(double.MinValue, double.MaxValue, slope);
        OptionChecks.Between(double.MinValue, double.MaxValue, offset);
        (Slope, Offset) = (slope, offset);
    }

    /// <summary>What a score is multiplied by. Near 0 the scores say nothing about what is real.</summary>
    public double Slope { get; }

    /// <summary>What is added.</summary>
    public double Offset { get; }

    /// <summary>Both numbers, each by name.</summary>
    public override string ToString() => RecordText.Of(this);

    internal Tensor Apply(Tensor scores) => scores.Times(Slope).Plus(Offset);

    internal double Apply(double score) => (Slope * score) + Offset;
}
