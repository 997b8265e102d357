using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training.Updates;

/// <summary>What a term that differentiates both players' losses works on.</summary>
/// <param name="Fakes">[B, …]: generated samples as D sees them.</param>
/// <param name="Classes">[B] the classes that they were made for, or null.</param>
/// <param name="Real">[B, …]: the real batch as D saw it in its last step.</param>
/// <param name="RealClasses">[B] its classes, or null.</param>
internal sealed record PlayersBatch(Tensor Fakes, Tensor? Classes, Tensor Real, Tensor? RealClasses);
