using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Training.Updates;

namespace Microsoft.ML.GanRefinement;

/// <summary>When <see cref="GanNetworks.Progressive"/> networks grow (Karras et al. 2018, figure 2): they train at the smallest resolution, then each doubling
/// fades in linearly and trains whole, until the samples have their full size. Real samples fade in the same way. Optimisers start anew with each doubling,
/// as in the authors' code. Immutable.</summary>
/// <remarks>With n doublings, training should take at least n·(<see cref="StableIterations"/> + <see cref="FadeIterations"/>) iterations and some more:
/// networks whose training ends earlier stay as small as they were then.</remarks>
public sealed record GanGrowing
{
    /// <summary>Iterations at each resolution before the next one fades in, at least 0.</summary>
    /// <value>The default value is 1,000. The paper shows 800,000 images, the code 600,000: divide by the size of a batch.</value>
    public int StableIterations { get; init; } = 1_000;

    /// <summary>Iterations in which a doubling fades in, at least 1.</summary>
    /// <value>The default value is 1,000.</value>
    public int FadeIterations { get; init; } = 1_000;

    /// <summary>The settings, each by name.</summary>
    public override string ToString() => RecordText.Of(this);

    internal void Check()
    {
        OptionChecks.AtLeast(0, StableIterations);
        OptionChecks.AtLeast(1, FadeIterations);
    }

    internal NetworkGrowth Build(NetworkPair networks) => new(StableIterations, FadeIterations, networks);
}
