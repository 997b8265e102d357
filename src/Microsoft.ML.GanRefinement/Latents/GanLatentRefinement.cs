
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Refinement;

namespace Microsoft.ML.GanRefinement;

/// <summary>
/// A search among latents that the trained transformer makes before it generates (Li et al. 2022, AdvLatGAN-z): the "+" of a method. The images are
/// those of <see cref="GanCatalog.SearchLatent"/> with the same settings in front of the network trained without it, bit for bit. Immutable.
/// </summary>
public sealed record GanLatentRefinement
{
    /// <summary>n: FGSM steps, from 0. Each costs a forward and a backward pass of both networks for every image made.</summary>
    /// <value>The default value is 100.</value>
    public int Iterations { get; init; } = SearchSettings.DefaultIterations;

    /// <summary>a: how far each coordinate moves in a step, above 0.</summary>
    /// <value>The default value is 0.01, the paper's for CIFAR-10 and STL-10 (for MNIST 0.03 with 30 steps; the official code takes 0.05 with
    /// 20).</value>
    public double StepSize { get; init; } = SearchSettings.DefaultStepSize;

    /// <summary>ε: radius of the ball around the latent given, from 0; null for no limit but n·a in each coordinate, as in
    /// the official code: the paper's text has a ball, whose radius for this search it does not give.</summary>
    /// <value>The default value is null.</value>
    public double? Bound { get; init; }

    /// <summary>The norm of the ball.</summary>
    /// <value>The default value is <see cref="LatentNorm.LInfinity"/>.</value>
    public LatentNorm Norm { get; init; }

    /// <summary>What the search goes for.</summary>
    /// <value>The default value is <see cref="LatentSearchGoal.Score"/>, the paper's.</value>
    public LatentSearchGoal Goal { get; init; }

    /// <summary>The paper's search for CIFAR-10 and STL-10, which is the default: 100 steps of 0.01.</summary>
    public static GanLatentRefinement Cifar10() => new();

    /// <summary>The paper's search for MNIST: 30 steps of 0.03.</summary>
    public static GanLatentRefinement Mnist() => new() { Iterations = 30, StepSize = 0.03 };

    /// <summary>The paper's search for its ring of eight normal distributions: 8,000 steps of 0.003.</summary>
    public static GanLatentRefinement Ring() => new() { Iterations = 8_000, StepSize = 0.003 };

    /// <summary>The official code's search for CIFAR-10: 20 steps of 0.05 down the generator's own loss.</summary>
    public static GanLatentRefinement OfficialCode() => new() { Iterations = 20, StepSize = 0.05, Goal = LatentSearchGoal.GeneratorLoss };

    /// <summary>The settings, each by name.</summary>
    public override string ToString() => RecordText.Of(this);

    internal void Check()
    {
        OptionChecks.Between(0, SearchSettings.MaxIterations, Iterations);
        OptionChecks.Positive(StepSize);
        OptionChecks.Between(0, double.MaxValue, Bound ?? 0, nameof(Bound));
        OptionChecks.Defined(Norm);
        OptionChecks.Defined(Goal);
    }

    internal ILatentRefiner Build() => new SearchSettings(Iterations, StepSize, Bound, Norm, Goal).Build();
}
