
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data.Batches;

namespace Microsoft.ML.GanRefinement.Training.Checkpoints;

/// <summary>Where the training data are read next.</summary>
internal sealed class BatchPosition(IBatchSource batches) : ICheckpointed
{
    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        var position = batches.Position;
        writer.Write(position.Length);
        writer.Write(position);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader) => batches.Position = reader.ReadBytes(reader.ReadInt32());
}
