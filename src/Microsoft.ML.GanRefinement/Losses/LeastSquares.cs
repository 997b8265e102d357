using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Losses;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanObjective
{
    /// <summary>LSGAN: L_D = h·E(D(x)−b)² + h·E(D(G(z))−a)², L_G = h·E(D(G(z))−c)² (Mao et al. 2017, equation 9).</summary>
    /// <param name="fakeTarget">a, finite. Default 0.</param>
    /// <param name="realTarget">b, finite. Default 1.</param>
    /// <param name="generatorTarget">c, finite. Default 1.</param>
    /// <param name="half">Whether h is ½, else it is 1. Default true.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite.</exception>
    public static GanObjective LeastSquares(double fakeTarget = 0, double realTarget = 1, double generatorTarget = 1, bool half = true) =>
        new LeastSquaresLoss(fakeTarget, realTarget, generatorTarget, half);

    internal sealed record LeastSquaresLoss : SeparableObjective
    {
        [JsonConstructor]
        public LeastSquaresLoss(double fakeTarget = 0, double realTarget = 1, double generatorTarget = 1, bool half = true)
        {
            OptionChecks.Between(double.MinValue, double.MaxValue, fakeTarget);
            OptionChecks.Between(double.MinValue, double.MaxValue, realTarget);
            OptionChecks.Between(double.MinValue, double.MaxValue, generatorTarget);
            (FakeTarget, RealTarget, GeneratorTarget, Half) = (fakeTarget, realTarget, generatorTarget, half);
        }

        public double FakeTarget { get; }

        public double RealTarget { get; }

        public double GeneratorTarget { get; }

        public bool Half { get; init; }

        // L_A is D(L(x))² whether or not D's own least squares have the ½: it is weighed against ‖x − L(x)‖², which has none.
        internal override GanObjective ForLens => this with { Half = false };

        private double Factor => Half ? 0.5 : 1;

        internal override Tensor RealLoss(DiscriminatorOutput output, Tensor? classes) => output.Logits.Minus(RealTarget).Squared().mean().Times(Factor);

        internal override Tensor FakeLoss(DiscriminatorOutput output, Tensor? classes) => output.Logits.Minus(FakeTarget).Squared().mean().Times(Factor);

        internal override Tensor GeneratorLosses(GeneratorStep step) => step.FakeOutput.Logits.Minus(GeneratorTarget).Squared().Times(Factor);
    }
}
