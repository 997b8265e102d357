
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Interop;
using Microsoft.ML.GanRefinement.Latents;

namespace Microsoft.ML.GanRefinement.Refinement;

/// <summary>What a latent search is told, checked.</summary>
internal sealed record SearchSettings : IRefinerSettings<SearchSettings>
{
    public const int DefaultIterations = 100;
    public const double DefaultStepSize = 0.01;
    public const int MaxIterations = 1_000_000;

    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range; the message names it.</exception>
    public SearchSettings(int iterations, double stepSize, double? bound, LatentNorm norm, LatentSearchGoal goal)
    {
        OptionChecks.Between(0, MaxIterations, iterations);
        OptionChecks.Positive(stepSize);
        OptionChecks.Between(0, double.MaxValue, bound ?? 0, nameof(bound));
        OptionChecks.Defined(norm);
        OptionChecks.Defined(goal);
        (Iterations, StepSize, Bound, Norm, Goal) = (iterations, stepSize, bound, norm, goal);
    }

    /// <inheritdoc/>
    public static ModelIdentity Identity { get; } = new("GANSEARC", 0x00010001, 0x00010001, 0x00010001, LatentSearchTransformer.LoaderSignature);

    public int Iterations { get; }

    public double StepSize { get; }

    public double? Bound { get; }

    public LatentNorm Norm { get; }

    public LatentSearchGoal Goal { get; }

    /// <inheritdoc/>
    public static SearchSettings Read(BinaryReader body)
    {
        var (iterations, stepSize, bound) = (body.ReadInt32(), body.ReadDouble(), body.ReadDouble());
        return new SearchSettings(iterations, stepSize, double.IsPositiveInfinity(bound) ? null : bound, (LatentNorm)body.ReadInt32(), (LatentSearchGoal)body.ReadInt32());
    }

    // *** Binary format *** int32 iterations; float64 step size; float64 bound, infinite for none; int32 norm; int32 goal.
    /// <inheritdoc/>
    public void Write(BinaryWriter body)
    {
        body.Write(Iterations);
        body.Write(StepSize);
        body.Write(Bound ?? double.PositiveInfinity);
        body.Write((int)Norm);
        body.Write((int)Goal);
    }

    /// <inheritdoc/>
    // In a ball without extent nothing moves.
    public ILatentRefiner Build() => new LatentSearcher(new IteratedFgsm(Bound == 0 ? 0 : Iterations, StepSize, new LatentBall(Bound ?? double.PositiveInfinity, Norm)), Goal);
}
