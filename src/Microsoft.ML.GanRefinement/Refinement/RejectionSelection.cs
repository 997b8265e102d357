using System.Text.Json.Serialization;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement.Refinement;

/// <summary>Discriminator rejection sampling (Azadi et al. 2019, algorithm 1): a row stays with probability σ(F), F = Δ − ln(1 − e^(Δ−ε)) − γ, where Δ = d −
/// d_M is the row's ln p_data/p_G below the largest.</summary>
internal sealed record RejectionSelection : RowSelection
{
    // Of the paper's code.
    private const double Epsilon = 1e-6;

    [JsonConstructor]
    public RejectionSelection(GanScoreCalibration calibration, double largest, double gamma, int seed)
    {
        ArgumentNullException.ThrowIfNull(calibration);
        OptionChecks.Between(double.MinValue, double.MaxValue, largest);
        OptionChecks.Between(double.MinValue, double.MaxValue, gamma);
        (Calibration, Largest, Gamma, Seed) = (calibration, largest, gamma, seed);
    }

    public GanScoreCalibration Calibration { get; }

    /// <summary>d_M.</summary>
    public double Largest { get; }

    /// <summary>γ: the larger, the fewer rows stay.</summary>
    public double Gamma { get; }

    public int Seed { get; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override int? BlockSize => 1;

    /// <summary>Finds d_M, and γ as a quantile of F without it, on scores of generated rows.</summary>
    /// <param name="calibration">Of the scores.</param>
    /// <param name="scores">Of generated rows.</param>
    /// <param name="quantile">From 0 to 1; null for γ = 0.</param>
    /// <param name="seed">Of the draws.</param>
    public static RejectionSelection Fit(GanScoreCalibration calibration, IReadOnlyList<float> scores, double? quantile, int seed)
    {
        var largest = scores.Max(score => calibration.Apply(score));
        if (quantile is not { } share)
            return new(calibration, largest, 0, seed);
        double[] all = [.. scores.Select(score => Margin(calibration.Apply(score) - largest)).Order()];
        return new(calibration, largest, all[(int)Math.Round(share * (all.Length - 1))], seed);
    }

    /// <summary>The probability to stay.</summary>
    public double Acceptance(float score)
    {
        // Rows above the largest score of the fit stay as if they had it.
        var margin = Margin(Math.Min(Calibration.Apply(score) - Largest, 0)) - Gamma;
        return 1 / (1 + Math.Exp(-margin));
    }

    /// <inheritdoc/>
    public override IEnumerable<int> Choose(long block, IReadOnlyList<float> scores, IReadOnlyList<DataViewRowId> ids)
    {
        for (var i = 0; i < scores.Count; i++)
        {
            var stream = new RandomStream((uint)Seed, (ulong)DrawPurpose.Acceptance ^ ids[i].High, ids[i].Low);
            if (stream.NextUnit() < Acceptance(scores[i]))
                yield return i;
        }
    }

    // F + γ.
    private static double Margin(double delta) => delta - Math.Log(1 - Math.Exp(delta - Epsilon));
}
