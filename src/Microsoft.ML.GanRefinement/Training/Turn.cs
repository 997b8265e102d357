using Microsoft.ML.GanRefinement.Data;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training;

/// <summary>What both players work on: a real batch, and a generated one.</summary>
/// <param name="Batch">The real samples.</param>
/// <param name="Input">What the fakes were made from.</param>
/// <param name="Fakes">[B, …], with a graph to the generator where its step may use them.</param>
internal sealed record Turn(TrainingBatch Batch, GeneratorInput Input, Tensor Fakes);
