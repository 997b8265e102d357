using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Support;

/// <summary>G(z) = f(z, w) in double precision, with w to be learnt.</summary>
internal sealed class DoubleGenerator : GanRefinement.Networks.Generator
{
    private readonly Func<Tensor, Tensor, Tensor> _formula;
    private readonly Parameter weight;

    /// <param name="formula">[B, Z] latents and the weight → [B, N] samples.</param>
    /// <param name="w">The weight.</param>
    public DoubleGenerator(Func<Tensor, Tensor, Tensor> formula, params double[] w) : base(nameof(DoubleGenerator))
    {
        _formula = formula;
        weight = new Parameter(Steps.Doubles(w));
        RegisterComponents();
    }

    public Parameter Weight => weight;

    public override Tensor forward(Tensor latents, Tensor? classes) => _formula(latents, weight);
}
