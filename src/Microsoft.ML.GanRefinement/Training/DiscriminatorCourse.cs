using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement.Training;

/// <summary>How far D's steps have come: their number does not follow from the iteration's where D steps until its loss is low enough.</summary>
internal sealed class DiscriminatorCourse : ICheckpointed
{
    private double _sum;

    /// <summary>Steps of D so far.</summary>
    public long Steps { get; private set; }

    /// <summary>D's loss in its last step, with penalties, before its weights moved; infinite before the first.</summary>
    public double Loss { get; private set; } = double.PositiveInfinity;

    /// <summary>A step begins: its losses are those of batches.</summary>
    public void Begin() => _sum = 0;

    /// <summary>A batch's loss.</summary>
    public void Add(double loss) => _sum += loss;

    /// <summary>A step has ended.</summary>
    /// <param name="batches">How many batches made it.</param>
    /// <param name="isRead">Whether its loss is read, and so has to be that of the whole batch, which costs ranks a call.</param>
    public void End(int batches, bool isRead) => (Steps, Loss) = (Steps + 1, isRead ? Ranks.Current.Mean(_sum / batches) : _sum / batches);

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        writer.Write(Steps);
        writer.Write(Loss);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader) => (Steps, Loss) = (reader.ReadInt64(), reader.ReadDouble());
}
