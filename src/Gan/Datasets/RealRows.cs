using Microsoft.ML;

namespace GanRefinement.Gan.Datasets;

/// <summary>Real images in an order that tells nothing: folders are listed class by class, and whoever takes the first ones would take those of the folders
/// whose names come first.</summary>
internal static class RealRows
{
    /// <summary>Of the order, the same in every process.</summary>
    public const int Seed = 1;

    // Of data that cannot be read in any order: how many rows are held to be mixed.
    private const int Pool = 10_000;

    /// <summary>All rows, each with its label, always in the same shuffled order.</summary>
    public static IDataView Shuffled(MLContext ml, IDataView images) =>
        ml.Data.ShuffleRows(images, Seed, shufflePoolSize: images.CanShuffle ? 1 : Pool);
}
