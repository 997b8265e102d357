using Microsoft.ML.GanRefinement.Losses;
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

    /// <summary>Whether D scores every real sample of the batch above every generated one.</summary>
    public bool Separated { get; private set; }

    /// <summary>How much generated samples differ from each other, as a share of how much real ones do: the ratio of their standard
    /// deviations over the batch, averaged over positions.</summary>
    public float Diversity { get; private set; }

    /// <summary>Notes a step of D, before its weights move.</summary>
    public void Observe(DiscriminatorStep step, Tensor real, PlayerStats stats)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        Discriminator = stats;
        var (realScores, fakeScores) = (step.RealOutput.Logits, step.FakeOutput.Logits);
        RealScore = realScores.mean().ReadSingle();
        FakeScore = fakeScores.mean().ReadSingle();
        Separated = realScores.min().ReadSingle() > fakeScores.max().ReadSingle();
        Diversity = step.Fake.std(0, unbiased: false).mean().ReadSingle() / Math.Max(real.std(0, unbiased: false).mean().ReadSingle(), float.Epsilon);
    }

    /// <summary>Notes a step of G, before its weights move.</summary>
    public void Observe(PlayerStats stats) => Generator = stats;
}
