using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Experiments;

/// <summary>What is done to latents of a trained network, a row of its own.</summary>
/// <param name="Name">Name of the row.</param>
/// <param name="Note">What it is, in a few words; with the settings, for they decide the figures.</param>
/// <param name="Apply">Puts it in front of the network: latents to images.</param>
internal sealed record Refinement(string Name, string Note, Func<MLContext, GanTransformer, IDataView, ITransformer> Apply);
