namespace GanRefinement.Programs.Rendering;

/// <summary>Images in a row, values in [−1,1], grey or of three planes.</summary>
/// <param name="Name">What they show; null where the row belongs to the one above.</param>
/// <param name="Images">Square ones of the same size.</param>
/// <param name="Remark">How they were made.</param>
internal sealed record ImageRow(string? Name, IReadOnlyList<float[]> Images, string? Remark = null);
