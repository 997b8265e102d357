using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Regularizers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanRegularizer
{
    /// <summary>Orthogonal regularisation, in the generator's loss: weight · Σ ‖WWᵀ ∘ (1 − I)‖² over its weights W, as matrices with a row for each entry of
    /// their first dimension. It makes filters dissimilar but does not limit their length (Brock et al. 2019, equation 3), and keeps truncated latents
    /// usable.</summary>
    /// <param name="weight">β, at least 0. Default 0.0001.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanRegularizer Orthogonal(double weight = 1e-4) => new OrthogonalPart(weight);

    internal sealed record OrthogonalPart : WeightedRegularizer
    {
        public OrthogonalPart(double weight = 1e-4)
            : base(weight)
        {
        }

        internal override RegularizerSet Build(RegularizerContext context) => new() { Generator = [new Penalty(Weight, context.Networks.Generator)] };

        /// <summary>‖WWᵀ ∘ (1 − I)‖² of a weight [outputs, …].</summary>
        internal static Tensor OffDiagonal(Tensor weight)
        {
            var rows = weight.flatten(1);
            // Not matmul, which ends the process on any error.
            var products = rows.mm(rows.t()).Squared();
            return products.sum() - products.diag().sum();
        }

        private sealed class Penalty(double weight, nn.Module generator) : IGeneratorRegularizer
        {
            // Biases, gains and tables of classes are no matrices.
            private readonly Parameter[] _matrices = [.. generator.named_parameters()
                .Where(p => p.parameter.dim() >= 2 && p.name.EndsWith("weight", StringComparison.Ordinal)).Select(p => p.parameter)];

            Tensor? IGeneratorRegularizer.Penalty(GeneratorStep step) =>
                _matrices.Length == 0 ? null : _matrices.Select(OffDiagonal).Aggregate((a, b) => a.Plus(b)).Times(weight);
        }
    }
}
