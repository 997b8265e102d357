using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.DataViews;

namespace Microsoft.ML.GanRefinement;

public sealed partial class GanCatalog
{
    /// <summary>Learns to read a discriminator's scores as ln p_data/p_G, by logistic regression of real against generated samples on their scores (Platt
    /// 1999).</summary>
    /// <param name="gan">The trained network.</param>
    /// <param name="images">Real images that it was not trained on: on its own training data a discriminator is too sure. A conditional network's need their
    /// label column. Read once.</param>
    /// <param name="imageColumnName">The column of images. Default "Image".</param>
    /// <param name="seed">Of the latents of as many generated images; null to draw one from the context's generator.</param>
    /// <param name="cancellationToken">Ends it with an <see cref="OperationCanceledException"/>, within a row.</param>
    /// <returns>For <see cref="LangevinLatent"/>, <see cref="GradientFlowLatent"/> and others that need a ratio of densities.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type.</exception>
    /// <exception cref="InvalidOperationException">There are fewer than two images.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public GanScoreCalibration FitScoreCalibration(
        GanTransformer gan, IDataView images, string imageColumnName = ColumnNames.Image, int? seed = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(gan);
        ArgumentNullException.ThrowIfNull(images);
        OptionChecks.Column(imageColumnName);
        var used = SeedOrNext(seed, nameof(FitScoreCalibration));
        return Scores(nameof(FitScoreCalibration), gan, images, imageColumnName, used, cancellationToken).Calibration;
    }

    private static List<float> ReadScores(IDataView view, string columnName, Cancellation cancellation)
    {
        var column = view.Schema[columnName];
        using var cursor = view.GetRowCursor([column]);
        var getter = cursor.GetGetter<float>(column);
        List<float> scores = [];
        float score = default;
        while (cursor.MoveNext(cancellation))
        {
            getter(ref score);
            scores.Add(score);
        }
        return scores;
    }
}
