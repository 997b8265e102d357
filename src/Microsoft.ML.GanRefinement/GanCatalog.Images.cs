using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement;

public sealed partial class GanCatalog
{
    /// <summary>Turns generated images into <c>MLImage</c>s, which can be saved as files.</summary>
    /// <param name="outputColumnName">The column to add: <c>MLImage</c>. Default "GeneratedImage", which then hides the column of numbers.</param>
    /// <param name="inputColumnName">The column to convert: <c>Vector&lt;Single&gt;</c> in [−1,1] with dimensions channels (1 or 3),
    /// height, width. Null means the output's name.</param>
    /// <returns>An estimator to append to a trainer or to a trained <see cref="GanTransformer"/>.</returns>
    /// <exception cref="ArgumentException">A column name is empty.</exception>
    public ConvertToImageEstimator ConvertToImage(string outputColumnName = ColumnNames.GeneratedImage, string? inputColumnName = null) =>
        new(Environment, outputColumnName, inputColumnName ?? outputColumnName);
}
