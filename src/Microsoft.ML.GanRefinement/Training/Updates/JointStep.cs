using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training.Updates;

/// <summary>D's step whose passes serve G's step and the consensus of both.</summary>
/// <param name="RealOutput">What D says of the real samples.</param>
/// <param name="FakeOutput">What D says of the generated ones, with a graph to the weights of both players.</param>
/// <param name="Gradient">Of D's loss by its own weights, with a graph to those of both.</param>
internal sealed record JointStep(DiscriminatorOutput RealOutput, DiscriminatorOutput FakeOutput, Tensor[] Gradient);
