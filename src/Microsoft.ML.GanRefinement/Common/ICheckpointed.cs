namespace Microsoft.ML.GanRefinement.Common;

/// <summary>Something that changes while training goes on, and decides how it goes on.</summary>
internal interface ICheckpointed
{
    /// <summary>Writes the state; between two iterations.</summary>
    void Save(BinaryWriter writer);

    /// <summary>Takes on a state that <see cref="Save"/> wrote, bit for bit, and reads no further.</summary>
    void Load(BinaryReader reader);
}
