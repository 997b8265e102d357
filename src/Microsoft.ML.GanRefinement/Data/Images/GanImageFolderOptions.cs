
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data.Images;

namespace Microsoft.ML.GanRefinement;

/// <summary>How <see cref="GanCatalog.LoadImageFolder(string, GanImageFolderOptions)"/> reads a folder of images.</summary>
public sealed class GanImageFolderOptions
{
    /// <summary>Height that images are resized to, at least 1.</summary>
    /// <value>The default value is 64.</value>
    public int ImageHeight { get; set; } = 64;

    /// <summary>Width that images are resized to, at least 1.</summary>
    /// <value>The default value is 64.</value>
    public int ImageWidth { get; set; } = 64;

    /// <summary>3 for red, green, blue, or 1 for grey (brightness as in ML.NET's <c>ConvertToGrayscale</c>).</summary>
    /// <value>The default value is 3.</value>
    public int Channels { get; set; } = 3;

    /// <summary>What happens to images of other proportions. Shrinking takes the mean of the pixels covered, enlarging is bicubic.</summary>
    /// <value>The default value is <see cref="ImageResizing.CenterCrop"/>.</value>
    public ImageResizing Resizing { get; set; } = ImageResizing.CenterCrop;

    /// <summary>The colour that shows behind transparent pixels and around padded images: red, green, blue.</summary>
    /// <value>The default value is white.</value>
    public (byte Red, byte Green, byte Blue) Background { get; set; } = (byte.MaxValue, byte.MaxValue, byte.MaxValue);

    /// <summary>Whether files that are damaged or not images are left out, instead of causing an error when they are read. All files are then decoded once at
    /// loading; the log counts the files left out and names the first ten. A class without a readable file keeps its key, with a warning. A file that cannot be
    /// read for another reason, such as lack of permission, still causes an error that names it.</summary>
    /// <value>The default value is false.</value>
    public bool SkipBrokenFiles { get; set; }

    /// <summary>The classes, by the names of their subfolders, in the order of their keys. A class may have no subfolder: a test folder without it then has the
    /// same keys as the training folder. Null for the subfolders in ordinal order.</summary>
    /// <value>The default value is null.</value>
    public IReadOnlyList<string>? ClassNames { get; set; }

    /// <summary>The column of images: Vector of Byte with dimensions channels, height, width.</summary>
    /// <value>The default value is "Image".</value>
    public string ImageColumnName { get; set; } = ColumnNames.Image;

    /// <summary>The column of labels: a key, with the subfolders' names as its key values. There is no such column if this is null or no subfolder has
    /// images.</summary>
    /// <value>The default value is "Label".</value>
    public string? LabelColumnName { get; set; } = ColumnNames.Label;

    internal ImageShape Shape => new(Channels, ImageHeight, ImageWidth);

    /// <summary>A copy that nobody else changes, checked.</summary>
    internal GanImageFolderOptions CopyChecked()
    {
        var copy = (GanImageFolderOptions)MemberwiseClone();
        copy.ClassNames = ClassNames?.ToArray();
        OptionChecks.AtLeast(1, copy.ImageHeight);
        OptionChecks.AtLeast(1, copy.ImageWidth);
        OptionChecks.Defined(copy.Resizing);
        OptionChecks.Column(copy.ImageColumnName);
        if (copy.Channels is not (1 or 3))
            throw OptionChecks.OutOfRange(nameof(Channels), copy.Channels, $"Channels must be 1 (grey) or 3 (red, green, blue); it is {copy.Channels}.");
        if (copy.LabelColumnName is { } label)
            OptionChecks.Column(label, nameof(LabelColumnName));
        if (copy.ClassNames is { } names && (names.Count == 0 || names.Distinct().Count() < names.Count))
            throw new ArgumentException("ClassNames must name at least one class, and each once, or be null.", nameof(ClassNames));
        return copy;
    }
}
