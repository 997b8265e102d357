using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training.Monitoring;

/// <summary>What one iteration that is reported tells of itself. The dearer ones are not computed in the others.</summary>
internal sealed class IterationStats
{
    /// <summary>Loss, gradient norm and learning rate of D's last step.</summary>
    public PlayerStats Discriminator { get; private set; }

    /// <summary>Loss, gradient norm and learning rate of G's step.</summary>
    public PlayerStats Generator { get; private set; }

    /// <summary>Mean of D's logits on the real batch.</summary>
    public float RealScore { get; private set; }

    /// <summary>Mean of D's logits on the generated batch.</summary>
    public float FakeScore { get; private set; }

    /// <summary>The share of the real batch that D scores above 0.</summary>
    public float RealAccuracy { get; private set; }

    /// <summary>The share of the generated batch that D scores below 0.</summary>
    public float FakeAccuracy { get; private set; }

    /// <summary>Mean |σ(D) − ½| over the real and the generated batch.</summary>
    public float EquilibriumDistance { get; private set; }

    /// <summary>The share of the real batch whose class D's classifier likes best; null without one.</summary>
    public float? RealClassAccuracy { get; private set; }

    /// <summary>The same of the generated batch and the classes that it was made for.</summary>
    public float? FakeClassAccuracy { get; private set; }

    /// <summary>The share of a perturbation's values that are as large as they may be; null without one.</summary>
    public float? PerturbationAtBound { get; private set; }

    /// <summary>What D's loss is the sum of.</summary>
    public LossTerms DiscriminatorTerms { get; } = new();

    /// <summary>What G's loss is the sum of.</summary>
    public LossTerms GeneratorTerms { get; } = new();

    /// <summary>Whether D scores every real sample of the batch above every generated one.</summary>
    public bool Separated { get; private set; }

    /// <summary>How much generated samples differ from each other, as a share of how much real ones do: the ratio of their standard
    /// deviations over the batch, averaged over positions.</summary>
    public float Diversity { get; private set; }

    /// <summary>The lens's step, if there is a lens.</summary>
    public GanLensProgress? Lens { get; private set; }

    /// <summary>Notes a step of D, before its weights move: the means over the batches that make it.</summary>
    public void Observe(DiscriminatorStep step, Tensor real, PlayerStats stats)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var batch = step.MicroBatchIndex;
        Discriminator = Meaned(Discriminator, stats, batch);
        var (realScores, fakeScores) = (step.RealOutput.Logits, step.FakeOutput.Logits);
        RealScore = Meaned(RealScore, realScores.mean().ReadSingle(), batch);
        FakeScore = Meaned(FakeScore, fakeScores.mean().ReadSingle(), batch);
        RealAccuracy = Meaned(RealAccuracy, realScores.IsAbove(0).to_type(ScalarType.Float32).mean().ReadSingle(), batch);
        FakeAccuracy = Meaned(FakeAccuracy, (-fakeScores).IsAbove(0).to_type(ScalarType.Float32).mean().ReadSingle(), batch);
        EquilibriumDistance = Meaned(EquilibriumDistance, FromHalf(realScores).Plus(FromHalf(fakeScores)).Times(0.5).ReadSingle(), batch);
        RealClassAccuracy = Meaned(RealClassAccuracy, Agreement(step.RealOutput, step.RealClasses), batch);
        FakeClassAccuracy = Meaned(FakeClassAccuracy, Agreement(step.FakeOutput, step.FakeClasses), batch);
        Separated = (batch == 0 || Separated) && realScores.min().ReadSingle() > fakeScores.max().ReadSingle();
        var diversity = step.Fake.std(0, unbiased: false).mean().ReadSingle() / Math.Max(real.std(0, unbiased: false).mean().ReadSingle(), float.Epsilon);
        Diversity = Meaned(Diversity, diversity, batch);
    }

    /// <summary>Notes a step of G, before its weights move: the mean over the batches that make it.</summary>
    /// <param name="stats">Of the gradients summed up so far.</param>
    /// <param name="batch">The batch's place in the step, counted from 0.</param>
    public void Observe(PlayerStats stats, int batch = 0) => Generator = Meaned(Generator, stats, batch);

    /// <summary>Notes a step of the lens.</summary>
    public void Observe(GanLensProgress lens) => Lens = lens;

    /// <summary>Notes a perturbation of real samples.</summary>
    /// <param name="share">The share of its values that are at their bound.</param>
    public void ObserveAtBound(float share) => PerturbationAtBound = share;

    /// <summary>Replaces all figures by their means over the ranks, by one call; alone, it changes nothing.</summary>
    public void AverageOverRanks()
    {
        var ranks = Ranks.Current;
        if (ranks.Size == 1)
            return;
        List<float> own = [];
        Replace(value =>
        {
            own.Add(value);
            return value;
        });
        var (sums, next) = (own.ToArray(), 0);
        ranks.Sum(sums);
        Replace(_ => sums[next++] / ranks.Size);
    }

    // Each figure by a function of it, always in the same order. What one rank lacks all lack, since their options are the same.
    private void Replace(Func<float, float> by)
    {
        float? Known(float? value) => value is { } known ? by(known) : null;
        Discriminator = Discriminator with { Loss = by(Discriminator.Loss), GradientNorm = by((float)Discriminator.GradientNorm) };
        Generator = Generator with { Loss = by(Generator.Loss), GradientNorm = by((float)Generator.GradientNorm) };
        (RealScore, FakeScore, RealAccuracy, FakeAccuracy) = (by(RealScore), by(FakeScore), by(RealAccuracy), by(FakeAccuracy));
        (EquilibriumDistance, Diversity) = (by(EquilibriumDistance), by(Diversity));
        (RealClassAccuracy, FakeClassAccuracy, PerturbationAtBound) = (Known(RealClassAccuracy), Known(FakeClassAccuracy), Known(PerturbationAtBound));
        Separated = by(Separated ? 1 : 0) >= 1;
        DiscriminatorTerms.Replace(by);
        GeneratorTerms.Replace(by);
        if (Lens is { } lens)
            Lens = new GanLensProgress(lens.Weight, Known(lens.AdversarialLoss), by(lens.ReconstructionLoss));
    }

    private static Tensor FromHalf(Tensor scores) => scores.sigmoid().Minus(0.5).abs().mean();

    private static float? Agreement(DiscriminatorOutput output, Tensor? classes) => output.ClassLogits is { } logits && classes is not null
        ? logits.argmax(1).eq(classes).to_type(ScalarType.Float32).mean().ReadSingle()
        : null;

    private static float? Meaned(float? before, float? now, int batch) => now is { } value ? Meaned(before ?? value, value, batch) : null;

    // The gradient's norm is that of the sum, which the last batch completes.
    private static PlayerStats Meaned(PlayerStats before, PlayerStats now, int batch) => now with { Loss = Meaned(before.Loss, now.Loss, batch) };

    private static float Meaned(float before, float now, int batch) => batch == 0 ? now : before + ((now - before) / (batch + 1));
}
