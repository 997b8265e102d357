using Microsoft.ML.GanRefinement.Losses;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Training;

/// <summary>An objective that weighs the players' losses and remembers what it was shown.</summary>
internal sealed record OneSided(GanObjective inner, double discriminator, double generator) : GanObjective
{
    public int DiscriminatorSteps { get; private set; }

    public int GeneratorSteps { get; private set; }

    public bool KeepsReal { get; init; } = true;

    public Action? AfterGeneratorStep { get; set; }

    public List<Tensor> RealSeen { get; } = [];

    /// <summary>The distinct label sequences seen, one a batch.</summary>
    public List<long[]> RealBatches { get; } = [];

    // What it is asked for in a report would count as a step.
    internal override IReadOnlyList<GanObjective> Summands => [];

    internal override Tensor DiscriminatorLoss(DiscriminatorStep step)
    {
        DiscriminatorSteps++;
        if (KeepsReal)
        {
            RealSeen.Add(step.Real.detach().clone().DetachFromDisposeScope());
            var classes = step.RealClasses!.data<long>().ToArray();
            if (RealBatches.Count == 0 || !RealBatches[^1].SequenceEqual(classes))
                RealBatches.Add(classes);
        }
        return discriminator * inner.DiscriminatorLoss(step);
    }

    internal override Tensor GeneratorLosses(GeneratorStep step)
    {
        GeneratorSteps++;
        AfterGeneratorStep?.Invoke();
        return generator * inner.GeneratorLosses(step);
    }

    internal override Tensor? LensLoss(DiscriminatorOutput lensed, Func<DiscriminatorOutput> real, Tensor? classes) => inner.LensLoss(lensed, real, classes);
}
