using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Torch.Optimizers;
using Microsoft.ML.GanRefinement.Training.Schedules;
using Parameter = TorchSharp.Modules.Parameter;

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

    /// <summary>The usual β where none are chosen: 0.5 and 0.999 for Adam, otherwise no momentum and a decay of 0.99.</summary>
    public static OptimizerSettings Usual(GanOptimizer kind, ISchedule learningRate) => kind == GanOptimizer.Adam
        ? new OptimizerSettings { Kind = kind, LearningRate = learningRate }
        : new OptimizerSettings { Kind = kind, LearningRate = learningRate, Beta1 = 0, Beta2 = 0.99 };

    /// <summary>The optimiser for these weights.</summary>
    public Optimizer Create(IEnumerable<Parameter> weights) => Kind switch
    {
        GanOptimizer.Adam => new Adam(weights, Beta1, Beta2),
        GanOptimizer.RmsProp => new RmsProp(weights, decay: Beta2, momentum: Beta1),
        GanOptimizer.CenteredRmsProp => new RmsProp(weights, decay: Beta2, momentum: Beta1, centered: true),
        GanOptimizer.Sgd => new Sgd(weights, momentum: Beta1),
        _ => throw OptionChecks.OutOfRange(nameof(Kind), Kind, "Unknown optimizer."),
    };
}
