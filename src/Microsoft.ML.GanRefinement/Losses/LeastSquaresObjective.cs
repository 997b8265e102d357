using Microsoft.ML.GanRefinement.Networks;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Losses;

/// <summary>
/// The least-squares loss (Mao et al. 2017, equation 9): L_D = h·E(D(x)−b)² + h·E(D(G(z))−a)², L_G = h·(D(G(z))−c)², h = ½ as the paper has
/// it, or 1 as some code does.
/// </summary>
/// <param name="fakeTarget">a.</param>
/// <param name="realTarget">b.</param>
/// <param name="generatorTarget">c.</param>
/// <param name="half">Whether h is ½.</param>
internal sealed class LeastSquaresObjective(double fakeTarget = 0, double realTarget = 1, double generatorTarget = 1, bool half = true) : ISeparableObjective
{
    private readonly double _factor = half ? 0.5 : 1;

    /// <inheritdoc/>
    public Tensor RealLoss(DiscriminatorOutput output, Tensor? classes) => output.Logits.Minus(realTarget).Squared().mean().Times(_factor);

    /// <inheritdoc/>
    public Tensor FakeLoss(DiscriminatorOutput output, Tensor? classes) => output.Logits.Minus(fakeTarget).Squared().mean().Times(_factor);

    /// <inheritdoc/>
    public Tensor DiscriminatorLoss(DiscriminatorStep step) => RealLoss(step.RealOutput, step.RealClasses).Plus(FakeLoss(step.FakeOutput, step.FakeClasses));

    /// <inheritdoc/>
    public Tensor GeneratorLosses(GeneratorStep step) => step.FakeOutput.Logits.Minus(generatorTarget).Squared().Times(_factor);
}
