using Microsoft.ML.GanRefinement.Networks;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Objectives;

/// <summary>What losses of the generator's step, and of latent refinement, may look at.</summary>
/// <param name="Latents">[B, Z].</param>
/// <param name="Classes">[B] the classes asked for, or null.</param>
/// <param name="Fake">[B, …]: generated samples, with a graph to whatever moves.</param>
/// <param name="FakeOutput">What the frozen discriminator says of them.</param>
internal sealed record GeneratorStep(Tensor Latents, Tensor? Classes, Tensor Fake, DiscriminatorOutput FakeOutput);
