namespace GanRefinement.Gan.Serving;

/// <summary>What the page asks for.</summary>
/// <param name="Count">Images, from 1 to 100.</param>
/// <param name="Seed">Of the latents.</param>
/// <param name="ClassName">The class; null or empty for all in turn.</param>
/// <param name="Iterations">Steps of the coach, from 0 to 1,000.</param>
/// <param name="LearningRate">Of the coach, above 0.</param>
/// <param name="Model">The model's number on the page, counted from 0.</param>
internal sealed record ImageRequest(int Count, int Seed, string? ClassName, int Iterations, double LearningRate, int Model = 0);
