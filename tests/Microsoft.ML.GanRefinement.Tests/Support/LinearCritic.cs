using Microsoft.ML.GanRefinement.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Support;

/// <summary>D(x) = w·x with w to be learnt, over flattened samples.</summary>
internal sealed class LinearCritic : Discriminator
{
    private readonly Parameter weight;

    public LinearCritic(params double[] w) : base(nameof(LinearCritic))
    {
        weight = new Parameter(tensor(w, dtype: ScalarType.Float32));
        RegisterComponents();
    }

    public Parameter Weight => weight;

    public override DiscriminatorOutput forward(Tensor samples, Tensor? classes)
    {
        var x = samples.flatten(1);
        return new DiscriminatorOutput(x.matmul(weight), null, x);
    }
}
