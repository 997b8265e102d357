using System.Text.Json.Serialization;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement.Refinement;

/// <summary>Of each block of rows, or of all, those with the highest scores stay; of equal scores the first.</summary>
internal sealed record BestSelection : RowSelection
{
    [JsonConstructor]
    public BestSelection(int best, int? of, bool lowest = false)
    {
        OptionChecks.AtLeast(1, best);
        OptionChecks.AtLeast(best, of ?? best, nameof(of));
        (Best, Of, Lowest) = (best, of, lowest);
    }

    public int Best { get; }

    public int? Of { get; }

    /// <summary>Whether those with the lowest scores stay instead.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Lowest { get; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override int? BlockSize => Of;

    /// <inheritdoc/>
    [JsonIgnore]
    public override int? MostToHold => Of is not null ? null : (int)Math.Min((2L * Best) + 64, int.MaxValue);

    /// <inheritdoc/>
    public override IEnumerable<int> Choose(long block, IReadOnlyList<float> scores, IReadOnlyList<DataViewRowId> ids) =>
        Enumerable.Range(0, scores.Count).OrderByDescending(i => Lowest ? -scores[i] : scores[i]).Take(Best).Order();
}
