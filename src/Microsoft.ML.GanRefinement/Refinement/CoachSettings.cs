
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Interop;

namespace Microsoft.ML.GanRefinement.Refinement;

/// <summary>What a coach is told, checked.</summary>
internal sealed record CoachSettings : IRefinerSettings<CoachSettings>
{
    public const int DefaultIterations = 50;
    public const float DefaultLearningRate = 0.001f;

    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range; the message names it.</exception>
    public CoachSettings(int iterations, float learningRate, LatentOptimizer optimizer)
    {
        if (iterations is < 0 or > SearchSettings.MaxIterations)
            throw OptionChecks.OutOfRange(nameof(iterations), iterations, $"iterations must be from 0 to {SearchSettings.MaxIterations}.");
        if (!float.IsFinite(learningRate) || learningRate <= 0)
            throw OptionChecks.OutOfRange(nameof(learningRate), learningRate, "learningRate must be a finite number above 0.");
        OptionChecks.Defined(optimizer);
        (Iterations, LearningRate, Optimizer) = (iterations, learningRate, optimizer);
    }

    /// <inheritdoc/>
    public static ModelIdentity Identity { get; } = new("GANCOACH", 0x00010001, 0x00010001, 0x00010001, LatentCoachTransformer.LoaderSignature);

    public int Iterations { get; }

    public float LearningRate { get; }

    public LatentOptimizer Optimizer { get; }

    /// <inheritdoc/>
    public static CoachSettings Read(BinaryReader body) => new(body.ReadInt32(), body.ReadSingle(), (LatentOptimizer)body.ReadInt32());

    // *** Binary format *** int32 iterations; float32 learning rate; int32 optimizer.
    /// <inheritdoc/>
    public void Write(BinaryWriter body)
    {
        body.Write(Iterations);
        body.Write(LearningRate);
        body.Write((int)Optimizer);
    }

    /// <inheritdoc/>
    public ILatentRefiner Build() => new LatentCoach(Optimizer, Iterations, LearningRate);
}
