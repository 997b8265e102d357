using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Indexed;

namespace Microsoft.ML.GanRefinement.Data.Formats;

/// <summary>STL-10's binary files: one of images, planes of red, green, blue, 96 × 96, each with its columns one after the other; and one
/// of labels, a byte each, counted from 1.</summary>
internal static class Stl10Format
{
    private const string Name = "STL-10";
    private static readonly string[] s_classNames = ["airplane", "bird", "car", "cat", "deer", "dog", "horse", "monkey", "ship", "truck"];

    private static readonly RecordFormat s_images = new(Name, new ImageShape(3, 96, 96), LabelBytes: 0, LabelIndex: 0, [], Transposed: true);

    /// <summary>Opens the files.</summary>
    /// <param name="imagesPath">The file of images.</param>
    /// <param name="labelsPath">The file of labels; null for none.</param>
    /// <param name="imageColumnName">The column of images.</param>
    /// <param name="labelColumnName">The column of labels.</param>
    /// <param name="height">Height that images are to have; null for the files'.</param>
    /// <param name="width">Width that images are to have; null for the files'.</param>
    /// <exception cref="FormatException">A file is truncated or corrupt, or the two have different counts.</exception>
    public static IDataView Load(string imagesPath, string? labelsPath, string imageColumnName, string labelColumnName, int? height, int? width)
    {
        var target = s_images.Shape.Resized(height, width);
        if (labelsPath is null)
            return RecordDataView.Load(s_images, [imagesPath], imageColumnName, labelColumnName, target);

        var images = new RecordFile(Name, imagesPath, s_images.Size, beginsWithLabel: false);
        var labels = new RecordFile(Name, labelsPath, size: 1, beginsWithLabel: true);
        if (labels.Count != images.Count)
            throw labels.Corrupt(labels.Count, $"has {labels.Count} labels, but '{images.Path}' has {images.Count} images");

        return new IndexedDataView(
            images.Count,
            RecordDataView.ImageColumn(s_images, [images], imageColumnName, target),
            RecordDataView.LabelColumn(labelColumnName, s_classNames, Labels(labels)));
    }

    private static byte[] Labels(RecordFile file)
    {
        var labels = new byte[file.Count];
        for (var i = 0; i < labels.Length; i++)
        {
            file.Read(i, 0, labels.AsSpan(i, 1));
            if (labels[i] < 1 || labels[i] > s_classNames.Length)
                throw file.Corrupt(i, $"has the label {labels[i]}, but labels go from 1 to {s_classNames.Length}");

            labels[i]--;
        }

        return labels;
    }
}
