namespace Microsoft.ML.GanRefinement.Data.Formats;

/// <summary>What to read from IDX files, and how to show it.</summary>
/// <param name="ImagesPath">The file of images.</param>
/// <param name="LabelsPath">The file of labels, or null for none.</param>
/// <param name="ClassNames">The labels' names in order, at least one, or null for ten numbers.</param>
/// <param name="ImageHeight">Height to pad or resize to, or null for the file's.</param>
/// <param name="ImageWidth">Width to pad or resize to, or null for the file's.</param>
/// <param name="Transposed">Whether the images' columns come one after the other instead of their rows.</param>
/// <param name="FirstLabel">The label that the first name is for, from 0 to 255.</param>
/// <param name="ImageColumnName">The column of images.</param>
/// <param name="LabelColumnName">The column of labels.</param>
internal sealed record IdxSource(
    string ImagesPath,
    string? LabelsPath,
    IReadOnlyList<string>? ClassNames,
    int? ImageHeight,
    int? ImageWidth,
    bool Transposed,
    int FirstLabel,
    string ImageColumnName,
    string LabelColumnName);
