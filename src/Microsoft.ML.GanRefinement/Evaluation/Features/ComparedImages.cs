using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Columns;

namespace Microsoft.ML.GanRefinement.Evaluation.Features;

/// <summary>Checks that real and generated images are alike enough for one featurizer.</summary>
internal static class ComparedImages
{
    /// <summary>Looks at sizes, and at the range of the first real images.</summary>
    /// <param name="real">The real images.</param>
    /// <param name="generated">What the generated ones are in.</param>
    /// <param name="generatedColumn">Their column there.</param>
    /// <param name="featurizer">Must read both.</param>
    /// <param name="taken">The shape that the featurizer was fitted on; null where it does not say.</param>
    /// <param name="cancellation">Heard before each row.</param>
    /// <returns>What makes a comparison doubtful.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The featurizer does not take one of them.</exception>
    /// <exception cref="InvalidOperationException">A pixel is outside [−1,1].</exception>
    public static IReadOnlyList<string> Check(
        IDataView real, DataViewSchema generated, string generatedColumn, ITransformer featurizer, ImageShape? taken, Cancellation cancellation = default)
    {
        // Plain vectors have no size and no range.
        var made = new ImageColumn(generatedColumn) is var column && column.Fits(generated[generatedColumn].Type) ? column.Resolve(generated).Shape : null;
        if (made is not { } shape || ImageColumnNames.Find(real.Schema, generatedColumn) is not { } images)
        {
            RequireBoth();
            return [];
        }

        var found = new ImageColumn(images.Name, imageChannels: shape.Channels).Resolve(real.Schema).Shape!.Value;
        try
        {
            RequireBoth();
        }
        catch (ArgumentOutOfRangeException e) when (e.Message.Contains("Schema mismatch", StringComparison.Ordinal) && (found != shape || taken != shape))
        {
            throw found != shape
                ? SchemaErrors.Mismatch("image", images.Name, $"images of {shape}, as the network generates them", $"{images.Type} ({found})",
                    "Bring the real images to that size and number of channels, and fit the featurizer on them: loaders of this library take both, "
                    + $"ML.NET has ResizeImages(imageWidth: {shape.Width}, imageHeight: {shape.Height}) and ConvertToGrayscale.")
                : taken is { } fitted
                    ? SchemaErrors.Mismatch("image", images.Name, $"images of {fitted}, as the featurizer was fitted on", $"{images.Type} ({found})",
                        $"Fit the featurizer on images of {shape}.")
                    : e;
        }

        string[] warnings =
        [
            .. found == shape ? Array.Empty<string>() :
            [
                $"Real images in column '{images.Name}' are {found}, generated ones {shape}: what resizing does to only one of them moves every metric. "
                    + "Compare images of one size.",
            ],
            .. PixelRange.WarningOf(real, images, cancellation) is { } warning ? [warning] : Array.Empty<string>(),
        ];
        return warnings;

        void RequireBoth()
        {
            featurizer.GetOutputSchema(real.Schema);
            featurizer.GetOutputSchema(generated);
        }
    }
}
