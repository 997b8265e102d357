using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Examples.Snippets.Methods;

/// <summary>The code of docs/methods/fast-robgan.md, word for word.</summary>
internal static class FastRobGan
{
    public static GanTransformer Train(MLContext ml, IDataView images, int iterations)
    {
        // <fast-robgan>
        var gan = ml.Gan().FastRobGan(new FastRobGanTrainer.Options
        {
            MaxIterations = iterations,
            Networks = GanNetworks.Dcgan(16),
            GeneratorEmaDecay = 0.999,
        }).Fit(images);
        // </fast-robgan>
        return gan;
    }

    public static GanTransformer Ablate(MLContext ml, IDataView images, int iterations)
    {
        // <ablation>
        var options = new FastRobGanTrainer.Options { MaxIterations = iterations, Networks = GanNetworks.Dcgan(16) };
        options.FreePerturbation = null;                                       // no perturbation
        options.Regularizers = [];                                             // no KL to uniform
        options.LearningRateSchedule = LearningRateSchedule.Constant();        // no annealing
        // </ablation>
        return ml.Gan().FastRobGan(options).Fit(images);
    }

    public static GanTransformer TrainRobGan(MLContext ml, IDataView images, int iterations)
    {
        // <robgan>
        var gan = ml.Gan().RobGan(new RobGanTrainer.Options
        {
            MaxIterations = iterations,
            Networks = GanNetworks.Dcgan(16),
            Attack = new GanPgdAttack { Steps = 5, Bound = 0.02, StepSize = 0.02 },
        }).Fit(images);
        // </robgan>
        return gan;
    }
}
