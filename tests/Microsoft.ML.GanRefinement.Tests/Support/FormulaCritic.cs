using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Support;

/// <summary>D(x) = f(x, w) in double precision, with w to be learnt; it remembers what it was called with.</summary>
internal sealed class FormulaCritic : Discriminator
{
    private readonly Func<Tensor, Tensor, Tensor> _formula;
    private readonly Parameter weight;

    /// <param name="formula">[B, N] samples and the weight → [B] logits.</param>
    /// <param name="w">The weight.</param>
    public FormulaCritic(Func<Tensor, Tensor, Tensor> formula, params double[] w) : base(nameof(FormulaCritic))
    {
        _formula = formula;
        weight = new Parameter(Steps.Doubles(w));
        RegisterComponents();
    }

    public Parameter Weight => weight;

    /// <summary>Features of samples and the weight; the samples themselves otherwise.</summary>
    public Func<Tensor, Tensor, Tensor> FeaturesOf { get; init; } = (x, _) => x;

    public Tensor? LastSamples { get; private set; }

    public Tensor? LastClasses { get; private set; }

    /// <summary>D(x) = w·x.</summary>
    public static FormulaCritic Linear(params double[] w) => new((x, v) => x.matmul(v), w);

    /// <summary>D(x) = (a/2)‖x‖².</summary>
    public static FormulaCritic Quadratic(double a) => new((x, v) => 0.5 * v * x.square().sum(1L), a);

    public override DiscriminatorOutput forward(Tensor samples, Tensor? classes)
    {
        (LastSamples, LastClasses) = (samples.detach(), classes);
        var x = samples.flatten(1);
        return new DiscriminatorOutput(_formula(x, weight), null, FeaturesOf(x, weight));
    }

    /// <summary>D's step on these samples.</summary>
    public DiscriminatorStep Step(Tensor real, Tensor fake, long index = 0) =>
        new(this, real, call(real, null), null, fake, call(fake, null), null) { Index = index };
}
