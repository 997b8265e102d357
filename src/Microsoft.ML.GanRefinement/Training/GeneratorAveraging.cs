using Microsoft.ML.GanRefinement.Latents;

namespace Microsoft.ML.GanRefinement.Training;

/// <summary>How a generator's weights are averaged.</summary>
/// <param name="Decay">β, at least 0 and below 1.</param>
/// <param name="RampUp">The largest half-life as a share of the steps so far, above 0; null for no limit.</param>
/// <param name="Latents">Makes a source that begins at the same latents each time.</param>
/// <param name="BatchSize">How many latents a batch has.</param>
internal sealed record GeneratorAveraging(double Decay, double? RampUp, Func<ILatentSource> Latents, int BatchSize)
{
    /// <summary>βₜ of the step t, counted from 1.</summary>
    public double DecayAt(long step) => RampUp is { } share ? Math.Min(Decay, Math.Pow(0.5, 1 / (share * step))) : Decay;
}
