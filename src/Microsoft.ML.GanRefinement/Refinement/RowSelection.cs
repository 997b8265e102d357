using System.Text.Json.Serialization;
using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.Refinement;

/// <summary>Which rows stay, by their scores. Its numbers are its JSON.</summary>
// To add one: a file with its record, and a line here, whose name model files keep.
[JsonPolymorphic(TypeDiscriminatorPropertyName = "selection")]
[JsonDerivedType(typeof(RejectionSelection), "rejection")]
[JsonDerivedType(typeof(MetropolisHastingsSelection), "metropolisHastings")]
[JsonDerivedType(typeof(BestSelection), "best")]
internal abstract record RowSelection
{
    /// <summary>Rows that are looked at together, at least 1; null for all of them.</summary>
    public abstract int? BlockSize { get; }

    /// <summary>Whether a block with fewer rows than that, at the end, is looked at.</summary>
    public virtual bool TakesIncompleteBlocks => true;

    /// <summary>How many rows are held at most, where choosing from those chosen so far and the next ones is choosing from all of them; otherwise null, and a
    /// block is held whole.</summary>
    public virtual int? MostToHold => null;

    /// <summary>The places of the rows of a block that stay, in rising order.</summary>
    /// <param name="block">The block's number, counted from 0.</param>
    /// <param name="scores">At least one.</param>
    /// <param name="ids">The rows' ids.</param>
    public abstract IEnumerable<int> Choose(long block, IReadOnlyList<float> scores, IReadOnlyList<DataViewRowId> ids);
}
