namespace Microsoft.ML.GanRefinement.Training.Monitoring;

/// <summary>The discriminator separates the two batches completely, and what the generator learns from it is a hundredth of the most it has
/// learnt so far.</summary>
/// <remarks>Separation alone is no bad sign: a critic may separate for long and still teach.</remarks>
internal sealed class SaturatedDiscriminator
{
    private const double FadedTo = 0.01;
    private double _largest;

    public bool IsSeen(IterationStats stats)
    {
        _largest = Math.Max(_largest, stats.Generator.GradientNorm);
        return stats.Separated && stats.Generator.GradientNorm <= FadedTo * _largest;
    }
}
