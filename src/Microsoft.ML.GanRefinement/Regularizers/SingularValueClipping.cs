using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Regularizers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanRegularizer
{
    /// <summary>Singular value clipping: after each of the discriminator's steps, singular values above a limit of each of its weights, as a matrix with a row
    /// for each entry of its first dimension, become the limit (Saito et al. 2017, section 4.2). It keeps a Wasserstein critic Lipschitz and, unlike clipped
    /// weights, leaves the rest of a matrix as it is. It takes a singular value decomposition of each weight.</summary>
    /// <param name="limit">Above 0. Default 1.</param>
    /// <param name="everySteps">Steps of the discriminator from one clipping to the next, at least 1. Default 1; the paper takes 5.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanRegularizer SingularValueClipping(double limit = 1, int everySteps = 1) => new SingularValueClippingPart(limit, everySteps);

    internal sealed record SingularValueClippingPart : GanRegularizer
    {
        [JsonConstructor]
        public SingularValueClippingPart(double limit = 1, int everySteps = 1)
        {
            OptionChecks.Positive(limit);
            OptionChecks.AtLeast(1, everySteps);
            (Limit, EverySteps) = (limit, everySteps);
        }

        public double Limit { get; }

        public int EverySteps { get; }

        internal override bool IsAbsent => false;

        internal override bool FollowsEveryStep => true;

        internal override bool KeepsLipschitz => true;

        internal override RegularizerSet Build(RegularizerContext context) => new() { Constraints = [new Constraint(this, context.Networks.Discriminator)] };

        /// <summary>A matrix whose singular values are at most the limit: W − U·max(0, S − limit)·Vᵀ.</summary>
        internal static Tensor Clipped(Tensor matrix, double limit)
        {
            var (u, s, vt) = linalg.svd(matrix, fullMatrices: false);
            // What is to be taken away, so that a matrix within the limit keeps its bits.
            return matrix - (u * s.Minus(limit).AtLeast(0.0)).mm(vt);
        }

        private sealed class Constraint(SingularValueClippingPart part, nn.Module discriminator) : IWeightConstraint, ICheckpointed
        {
            // Biases, gains and shifts are no matrices.
            private readonly Parameter[] _matrices = [.. discriminator.parameters().Where(p => p.dim() >= 2)];
            private long _steps;

            public void Apply(nn.Module network)
            {
                if (++_steps % part.EverySteps != 0)
                    return;
                using var scope = NewDisposeScope();
                using var _ = no_grad();
                foreach (var matrix in _matrices)
                    matrix.copy_(Clipped(matrix.flatten(1), part.Limit).view(matrix.shape));
            }

            public void Save(BinaryWriter writer) => writer.Write(_steps);

            public void Load(BinaryReader reader) => _steps = reader.ReadInt64();
        }
    }
}
