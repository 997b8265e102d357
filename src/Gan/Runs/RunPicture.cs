namespace GanRefinement.Gan.Runs;

/// <summary>A picture for the page of a run.</summary>
/// <param name="Section">What it belongs to: one of the names in <see cref="RunPictures"/>.</param>
/// <param name="Caption">What it shows.</param>
/// <param name="File">Its name in the folder of pictures.</param>
internal sealed record RunPicture(string Section, string Caption, string File);
