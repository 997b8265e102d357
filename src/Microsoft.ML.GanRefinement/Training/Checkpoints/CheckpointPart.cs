using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement.Training.Checkpoints;

/// <summary>A part of a training run's state.</summary>
/// <param name="Name">Its section in the file.</param>
/// <param name="State">The part.</param>
internal readonly record struct CheckpointPart(string Name, ICheckpointed State);
