using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.DataViews.Batched;

namespace Microsoft.ML.GanRefinement.Data.Images;

/// <summary>Finds the image column of data that may be real or generated.</summary>
internal static class ImageColumnNames
{
    /// <summary>Stands for whichever there is, in memory and in model files.</summary>
    public const string Either = "";

    /// <summary>The name itself, or the column that stands for it: generated images where there are any, since they were made of what is
    /// beside them, else images.</summary>
    public static string In(DataViewSchema schema, string name) => In(name, candidate => schema.GetColumnOrNull(candidate) is not null);

    /// <inheritdoc cref="In(DataViewSchema, string)"/>
    public static string In(SchemaShape schema, string name) => In(name, candidate => BatchShape.Find(schema, candidate) is not null);

    /// <summary>The column of a view whose images are to be compared with generated ones: of the same name, or whichever there is.</summary>
    /// <returns>The column; null where there is none, or more than one that it may be.</returns>
    public static DataViewSchema.Column? Find(DataViewSchema schema, string generated)
    {
        DataViewSchema.Column[] images = [.. schema.Where(column => !column.IsHidden && new ImageColumn(column.Name).Fits(column.Type))];
        foreach (var name in (string[])[generated, In(schema, Either)])
        {
            if (Array.Find(images, column => column.Name == name) is { Name: not null } named)
                return named;
        }

        return images.Length == 1 ? images[0] : null;
    }

    private static string In(string name, Func<string, bool> isThere) =>
        name != Either ? name
            : isThere(ColumnNames.GeneratedImage) ? ColumnNames.GeneratedImage
            : isThere(ColumnNames.Image) ? ColumnNames.Image
            : $"{ColumnNames.Image}' or '{ColumnNames.GeneratedImage}";
}
