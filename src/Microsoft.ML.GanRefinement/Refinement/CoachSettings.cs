namespace Microsoft.ML.GanRefinement.Refinement;

/// <summary>What a coach is told, checked.</summary>
internal sealed record CoachSettings
{
    public const int DefaultIterations = 50;
    public const float DefaultLearningRate = 0.001f;
    private const int MaxIterations = 1_000_000;

    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range; the message names it.</exception>
    public CoachSettings(int iterations, float learningRate, LatentOptimizer optimizer)
    {
        if (iterations is < 0 or > MaxIterations)
            throw new ArgumentOutOfRangeException(nameof(iterations), iterations, $"iterations must be from 0 to {MaxIterations}.");
        if (!float.IsFinite(learningRate) || learningRate <= 0)
            throw new ArgumentOutOfRangeException(nameof(learningRate), learningRate, "learningRate must be a finite number above 0.");
        if (!Enum.IsDefined(optimizer))
            throw new ArgumentOutOfRangeException(nameof(optimizer), optimizer, $"optimizer must be one of {string.Join(", ", Enum.GetNames<LatentOptimizer>())}.");
        (Iterations, LearningRate, Optimizer) = (iterations, learningRate, optimizer);
    }

    public int Iterations { get; }

    public float LearningRate { get; }

    public LatentOptimizer Optimizer { get; }
}
