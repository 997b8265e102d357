using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Running;

/// <summary>The trainer that options belong to.</summary>
internal static class TrainerFor
{
    public static IEstimator<GanTransformer> Options(MLContext ml, GanTrainerOptions options) => options switch
    {
        FastRobGanTrainer.Options own => ml.Gan().FastRobGan(own),
        RobGanTrainer.Options own => ml.Gan().RobGan(own),
        TemperedGanTrainer.Options own => ml.Gan().Tempered(own),
        AdvLatQualityTrainer.Options own => ml.Gan().AdvLatQuality(own),
        AdvLatDiversityTrainer.Options own => ml.Gan().AdvLatDiversity(own),
        StandardGanTrainer.Options own => ml.Gan().Standard(own),
        _ => throw new ArgumentOutOfRangeException(nameof(options), $"No trainer is known for {options.GetType()}."),
    };
}
