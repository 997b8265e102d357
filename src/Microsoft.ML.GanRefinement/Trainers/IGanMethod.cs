using System.Text.Json.Nodes;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Training;

namespace Microsoft.ML.GanRefinement.Trainers;

/// <summary>What tells one method from another; the rest of Fit is the same for all (<see cref="GanFit"/>).</summary>
internal interface IGanMethod
{
    /// <summary>Its name in the catalog, which a model file keeps.</summary>
    string Name { get; }

    /// <summary>The options that every trainer has, checked.</summary>
    GanTrainerOptions Options { get; }

    /// <summary>The column of classes; null for an unconditional network.</summary>
    string? LabelColumnName { get; }

    /// <summary>Whether the networks' samples may be plain vectors, not only images.</summary>
    bool TakesVectors => false;

    /// <summary>β of the moving average of G's weights; 0 for none.</summary>
    double GeneratorEmaDecay => 0;

    /// <summary>The search that the trained transformer makes among its latents, or null.</summary>
    GanLatentRefinement? LatentRefinement => null;

    /// <summary>Both players' losses.</summary>
    /// <param name="classCount">0 without a label column.</param>
    ObjectiveSpecification Objective(int classCount);

    /// <summary>What is questionable about the options, and why; for the log.</summary>
    IEnumerable<string> Warnings => [];

    /// <summary>All options by name, as a model file keeps them.</summary>
    JsonObject Describe();

    /// <summary>The networks for samples of a shape.</summary>
    NetworkPairSpecification Networks(ImageShape sample, int classCount);

    /// <summary>What the loop is told to do. The caller disposes it.</summary>
    TrainingRecipe CreateRecipe(RecipeContext setting);
}
