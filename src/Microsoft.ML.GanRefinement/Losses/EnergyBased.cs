using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Losses;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanObjective
{
    /// <summary>EBGAN: with the energy e = −D ≥ 0, L_D = E e(x) + E max(0, m−e(G(z))), L_G = E e(G(z)) (Zhao et al. 2017, equations 1 and 2). The energy is the
    /// reconstruction error of an autoencoder, so it needs <c>GanNetworkOptions.AutoencoderDiscriminator</c>.</summary>
    /// <param name="margin">m, above 0, on the scale of the reconstruction error: generated samples with an energy above it no longer train D.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanObjective EnergyBased(double margin) => new EnergyBasedLoss(margin);

    internal sealed record EnergyBasedLoss : SeparableObjective
    {
        [JsonConstructor]
        public EnergyBasedLoss(double margin = 1)
        {
            OptionChecks.Positive(margin);
            Margin = margin;
        }

        public double Margin { get; }

        internal override bool IsOfEnergies => true;

        internal override Tensor RealLoss(DiscriminatorOutput output, Tensor? classes) => -output.Logits.mean();

        internal override Tensor FakeLoss(DiscriminatorOutput output, Tensor? classes) => functional.relu(output.Logits.Plus(Margin)).mean();

        internal override Tensor GeneratorLosses(GeneratorStep step) => -step.FakeOutput.Logits;
    }
}
