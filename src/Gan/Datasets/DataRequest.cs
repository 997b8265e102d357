namespace GanRefinement.Gan.Datasets;

/// <summary>Which data, and how.</summary>
/// <param name="Name">A known data set, a folder, a file or a mixture.</param>
/// <param name="Size">Height and width; null for the data's own, or the data set's usual one.</param>
/// <param name="Channels">Of images in a folder: 3 or 1.</param>
/// <param name="Offline">Whether downloads are forbidden.</param>
/// <param name="Unlabelled">Whether a folder's subfolders are no classes.</param>
/// <param name="SkipBrokenFiles">Whether files of a folder that cannot be decoded are left out.</param>
internal sealed record DataRequest(
    string Name, (int Height, int Width)? Size, int Channels, bool Offline, bool Unlabelled = false, bool SkipBrokenFiles = false);
