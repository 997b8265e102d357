using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using Xunit;

namespace Microsoft.ML.Conformance.Tests.Images;

/// <summary>Views of images and of vectors, with the column type chosen at run time.</summary>
internal static class ImageViews
{
    public const string Column = "Image";

    public static IDataView OfImages(MLContext ml, ImageDataViewType type, params MLImage[] images)
    {
        // Rows are read only of types that the process knows: those that a member's attribute named, or this.
        ImageTypeAttribute? attribute = type.Height > 0 ? new ImageTypeAttribute(type.Height, type.Width) : null;
        DataViewTypeManager.Register(type, typeof(MLImage), attribute);
        SchemaDefinition schema = SchemaDefinition.Create(typeof(SmallImageRow));
        schema[nameof(SmallImageRow.Image)].ColumnType = type;
        return ml.Data.LoadFromEnumerable(images.Select(image => new SmallImageRow { Image = image }), schema);
    }

    public static IDataView OfVectors<T>(MLContext ml, PrimitiveDataViewType itemType, params T[][] vectors)
    {
        SchemaDefinition schema = SchemaDefinition.Create(typeof(VectorRow<T>));
        schema[nameof(VectorRow<T>.Values)].ColumnType = new VectorDataViewType(itemType, vectors[0].Length);
        return ml.Data.LoadFromEnumerable(vectors.Select(vector => new VectorRow<T> { Values = vector }), schema);
    }

    /// <summary>A function of each row's image, which the view owns.</summary>
    public static List<T> Read<T>(IDataView view, string column, Func<MLImage, T> read)
    {
        List<T> result = [];
        DataViewSchema.Column source = view.Schema[column];
        using DataViewRowCursor cursor = view.GetRowCursor([source]);
        ValueGetter<MLImage> getter = cursor.GetGetter<MLImage>(source);
        MLImage image = null!;
        while (cursor.MoveNext())
        {
            getter(ref image);
            result.Add(read(image));
        }

        return result;
    }

    public static T[] FirstVector<T>(IDataView view, string column)
    {
        DataViewSchema.Column source = view.Schema[column];
        using DataViewRowCursor cursor = view.GetRowCursor([source]);
        ValueGetter<VBuffer<T>> getter = cursor.GetGetter<VBuffer<T>>(source);
        VBuffer<T> vector = default;
        Assert.True(cursor.MoveNext());
        getter(ref vector);
        return vector.DenseValues().ToArray();
    }
}
