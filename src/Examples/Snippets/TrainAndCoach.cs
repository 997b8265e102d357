using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Examples.Snippets;

/// <summary>A pipeline that trains and coaches in one Fit: its model makes coached pictures from data without latents.</summary>
internal static class TrainAndCoach
{
    /// <summary>Trains the pipeline.</summary>
    /// <param name="ml">The context.</param>
    /// <param name="images">Images and labels.</param>
    /// <param name="options">The trainer's; its <see cref="GanTrainerOptions.LatentRefinement"/> is set here.</param>
    public static TransformerChain<ConvertToImageTransformer> Fit(MLContext ml, IDataView images, FastRobGanTrainer.Options options)
    {
        // The coach is a part of the trained network: whoever loads the zip gets coached images, and need not know it.
        options.LatentRefinement = GanLatentRefiner.Coach(iterations: 10, learningRate: 0.01);
        return ml.Gan().FastRobGan(options).Append(ml.Gan().ConvertToImage()).Fit(images);
    }
}
