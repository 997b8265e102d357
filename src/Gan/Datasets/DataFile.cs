namespace GanRefinement.Gan.Datasets;

/// <summary>A file that a data set is downloaded as.</summary>
/// <param name="Name">Its name in the folder, and at the end of its address.</param>
/// <param name="Sha256">What it must hash to, in lower case.</param>
internal sealed record DataFile(string Name, string Sha256);
