using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanLatentRefiner
{
    internal const int DefaultTransportIterations = 20;
    internal const double DefaultTransportLearningRate = 0.01;

    /// <summary>Discriminator optimal transport in latent space (Tanaka 2019, algorithm 2): descent of ‖z − z₀ + δ‖ − D(G(z))/k, so that a latent moves only
    /// where the score rises faster than k for the distance. It needs no density ratio.</summary>
    /// <param name="iterations">Steps, from 0 to 1,000,000. Default 20.</param>
    /// <param name="learningRate">Of gradient descent, above 0. Default 0.01; the paper takes 0.01 to 0.05.</param>
    /// <param name="slope">k, above 0; null (default) for the largest |D(G(z)) − D(G(z′))| / ‖z − z′‖ of 100 pairs from the prior, measured when the refiner
    /// meets the trained network, and kept in the model file.</param>
    /// <param name="onSphere">Whether the part of the gradient that leads away from or towards 0 is left out (default), since nearly all of a normal prior lies
    /// on a sphere. With a uniform prior, latents are kept in its cube instead.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static GanLatentRefiner Transport(
        int iterations = DefaultTransportIterations, double learningRate = DefaultTransportLearningRate, double? slope = null, bool onSphere = true) =>
        new TransportRefiner(iterations, learningRate, slope, onSphere);

    internal sealed record TransportRefiner : GanLatentRefiner
    {
        // δ: the distance has no gradient where nothing has moved.
        private const double Offset = 0.001;
        private const double Least = 1e-12;

        [JsonConstructor]
        public TransportRefiner(
            int iterations = DefaultTransportIterations, double learningRate = DefaultTransportLearningRate, double? slope = null, bool onSphere = true)
        {
            OptionChecks.Between(0, MaxIterations, iterations);
            OptionChecks.Positive(learningRate);
            OptionChecks.Positive(slope ?? 1, option: nameof(slope));
            (Iterations, LearningRate, Slope, OnSphere) = (iterations, learningRate, slope, onSphere);
        }

        public int Iterations { get; }

        public double LearningRate { get; }

        public double? Slope { get; private init; }

        public bool OnSphere { get; }

        internal override GanLatentRefiner Measured(
            NetworkPair networks, NetworkPairSpecification specification, LatentDistribution prior, Device device) =>
            Slope is null ? this with { Slope = Math.Max(LatentSlope.Of(networks, specification, prior, device), Least) } : this;

        internal override Tensor Refine(RefinementBatch batch)
        {
            // Measured by whoever has the trained networks; of a tensor alone the number of classes is not known.
            var slope = Slope ?? throw new InvalidOperationException("The slope of the score has not been measured.");
            return LatentWalk.Run(batch, Iterations, (step, rows) => Cost(step, rows, slope), (rows, values, _) =>
                rows.Latents.Plus(OnSphere && batch.Prior == LatentDistribution.Normal ? Tangent(values.Gradients!, rows.Latents) : values.Gradients!,
                    -LearningRate));
        }

        private static Tensor Cost(GeneratorStep step, LatentRows rows, double slope) =>
            (step.Latents - rows.Start).Plus(Offset).norm(1) - step.FakeOutput.Logits.flatten().Over(slope);

        private static Tensor Tangent(Tensor gradient, Tensor latents)
        {
            var share = (gradient * latents).sum(1L) / (latents * latents).sum(1L).AtLeast(Least);
            return gradient - (latents * share.unsqueeze(1));
        }
    }
}
