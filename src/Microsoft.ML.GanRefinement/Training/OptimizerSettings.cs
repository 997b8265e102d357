using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training;

/// <summary>How one player's gradient becomes a step.</summary>
internal sealed record OptimizerSettings
{
    /// <summary>The update rule.</summary>
    public GanOptimizer Kind { get; init; } = GanOptimizer.Adam;

    /// <summary>Learning rate in each iteration.</summary>
    public required ISchedule LearningRate { get; init; }

    /// <summary>Adam's β₁; the momentum of RMSProp and SGD.</summary>
    public double Beta1 { get; init; } = 0.5;

    /// <summary>Adam's β₂; the decay of RMSProp's mean square.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>A longer gradient (L2 over all weights) is shortened to this; infinite for none.</summary>
    public double GradientClipNorm { get; init; } = double.PositiveInfinity;

    /// <summary>The optimiser for these weights.</summary>
    public OptimizerHelper Create(IEnumerable<Parameter> weights) => Kind switch
    {
        GanOptimizer.Adam => optim.Adam(weights, LearningRate.At(0), Beta1, Beta2),
        GanOptimizer.RmsProp => optim.RMSProp(weights, LearningRate.At(0), alpha: Beta2, momentum: Beta1),
        GanOptimizer.Sgd => optim.SGD(weights, LearningRate.At(0), momentum: Beta1),
        _ => throw new ArgumentOutOfRangeException(nameof(Kind), Kind, "Unknown optimizer."),
    };
}
