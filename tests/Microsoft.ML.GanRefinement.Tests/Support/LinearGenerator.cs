using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Support;

/// <summary>G(z) = a·z, coordinate by coordinate, with a to be learnt.</summary>
internal sealed class LinearGenerator : GanRefinement.Networks.Generator
{
    private readonly Parameter weight;

    public LinearGenerator(params double[] a) : base(nameof(LinearGenerator))
    {
        weight = new Parameter(tensor(a, dtype: ScalarType.Float32));
        RegisterComponents();
    }

    public Parameter Weight => weight;

    public override Tensor forward(Tensor latents, Tensor? classes) => latents * weight;
}
