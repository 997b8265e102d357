using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Regularizers;

/// <summary>
/// weight · (E (D(x) − α_F)² + E (D(G(z)) − α_R)²), α_R and α_F being moving averages of D's mean scores of real and generated samples
/// (Tseng et al. 2021, equations 3 and 4): with little data, D's scores of the two kinds may not drift apart.
/// </summary>
/// <param name="weight">A recipe leaves the term out where it is 0.</param>
/// <param name="decay">γ: α ← γ·α + (1−γ)·mean.</param>
/// <param name="start">Steps of D without the penalty, in which each average is the last mean.</param>
internal sealed class LeCam(double weight, double decay, int start) : IDiscriminatorRegularizer, ICheckpointed
{
    private double _real;
    private double _fake;

    /// <inheritdoc/>
    public Tensor? Penalty(DiscriminatorStep step)
    {
        var (real, fake) = (step.RealOutput.Logits, step.FakeOutput.Logits);
        var kept = step.Index < start || step.Index == 0 ? 0 : decay;
        _real = Moved(_real, real, kept);
        _fake = Moved(_fake, fake, kept);
        return step.Index < start ? null : real.Minus(_fake).Squared().mean().Plus(fake.Minus(_real).Squared().mean()).Times(weight);
    }

    private static double Moved(double average, Tensor scores, double kept) => (kept * average) + ((1 - kept) * scores.detach().mean().ReadDouble());

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        writer.Write(_real);
        writer.Write(_fake);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader) => (_real, _fake) = (reader.ReadDouble(), reader.ReadDouble());
}
