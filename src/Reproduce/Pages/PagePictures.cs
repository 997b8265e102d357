namespace GanRefinement.Reproduce.Pages;

/// <summary>The files of an experiment's pictures, beside its page; null where there is none.</summary>
/// <param name="Samples">Generated samples.</param>
/// <param name="Curves">The main metric over the training.</param>
internal sealed record PagePictures(string? Samples, string? Curves)
{
    /// <summary>Generated samples of one class.</summary>
    public string? OneClass { get; init; }

    /// <summary>Its drawings, by their names.</summary>
    public IReadOnlyDictionary<string, string> Drawings { get; init; } = new Dictionary<string, string>();
}
