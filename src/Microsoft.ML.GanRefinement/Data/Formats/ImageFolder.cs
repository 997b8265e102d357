using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.GanRefinement.Data.Formats;

/// <summary>A folder of image files as a data view, which loads, resizes and unpacks an image as it is read.</summary>
internal static class ImageFolder
{
    private const string PathColumnName = "ImagePath";
    private static readonly string[] s_extensions = [".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp"];

    /// <summary>Finds the files, and chains ML.NET's own transforms behind their paths.</summary>
    /// <param name="context">Where the transforms come from.</param>
    /// <param name="folder">The folder, an absolute path.</param>
    /// <param name="shape">The shape that images get.</param>
    /// <param name="imageColumnName">The column of images.</param>
    /// <param name="labelColumnName">The column of labels, from the names of the subfolders; null for none.</param>
    public static IDataView Load(MLContext context, string folder, ImageShape shape, string imageColumnName, string? labelColumnName)
    {
        IDataView files = Files(folder, labelColumnName);
        IEstimator<ITransformer> chain = context.Transforms.LoadImages(imageColumnName, folder, PathColumnName)
            .Append(context.Transforms.ResizeImages(
                imageColumnName, shape.Width, shape.Height, imageColumnName, ImageResizingEstimator.ResizingKind.Fill));
        ImagePixelExtractingEstimator.ColorBits colors = ImagePixelExtractingEstimator.ColorBits.Rgb;
        if (shape.Channels == 1)
        {
            chain = chain.Append(context.Transforms.ConvertToGrayscale(imageColumnName));
            colors = ImagePixelExtractingEstimator.ColorBits.Red;
        }

        return chain.Append(context.Transforms.ExtractPixels(imageColumnName, colorsToExtract: colors, outputAsFloatArray: false))
            .Fit(files).Transform(files);
    }

    private static IndexedDataView Files(string folder, string? labelColumnName)
    {
        // Ordinal, so that no system's language or file system changes the order of rows and labels.
        string[] files = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => s_extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            .Select(file => Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'))
            .Order(StringComparer.Ordinal)];
        if (files.Length == 0)
        {
            throw new InvalidOperationException($"Folder '{folder}' has no images: no file ends in {string.Join(", ", s_extensions)}.");
        }

        var path = new IndexedColumn(
            PathColumnName,
            TextDataViewType.Instance,
            row => (ValueGetter<ReadOnlyMemory<char>>)((ref ReadOnlyMemory<char> value) => value = files[row()].AsMemory()));
        return labelColumnName is null || !files.Any(file => file.Contains('/'))
            ? new IndexedDataView(files.Length, path)
            : new IndexedDataView(files.Length, path, LabelColumn(folder, files, labelColumnName));
    }

    private static IndexedColumn LabelColumn(string folder, string[] files, string name)
    {
        if (files.FirstOrDefault(file => !file.Contains('/')) is { } unlabelled)
        {
            throw new InvalidOperationException(
                $"Folder '{folder}' has images in subfolders, whose names are labels, and '{unlabelled}' beside them, which has none: "
                + "move it into a subfolder, or give labelColumnName: null for no labels.");
        }

        string[] classes = [.. files.Select(ClassOf)];
        string[] names = [.. classes.Distinct().Order(StringComparer.Ordinal)];
        uint[] keys = [.. classes.Select(item => (uint)Array.BinarySearch(names, item, StringComparer.Ordinal) + 1)];
        return new IndexedColumn(
            name,
            new KeyDataViewType(typeof(uint), names.Length),
            row => (ValueGetter<uint>)((ref uint value) => value = keys[row()]),
            KeyNames.Write(names));
    }

    private static string ClassOf(string file) => file[..file.IndexOf('/')];
}
