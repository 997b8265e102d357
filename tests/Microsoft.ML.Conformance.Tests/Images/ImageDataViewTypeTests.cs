using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using Xunit;

namespace Microsoft.ML.Conformance.Tests.Images;

public sealed class ImageDataViewTypeTests
{
    [Fact]
    public void Types_are_equal_when_their_sizes_are()
    {
        Assert.Equal<DataViewType>(new ImageDataViewType(2, 3), new ImageDataViewType(2, 3));
        Assert.Equal(new ImageDataViewType(2, 3).GetHashCode(), new ImageDataViewType(2, 3).GetHashCode());
        Assert.NotEqual<DataViewType>(new ImageDataViewType(2, 3), new ImageDataViewType(3, 2));
        Assert.NotEqual<DataViewType>(new ImageDataViewType(), new ImageDataViewType(2, 3));
        Assert.Equal(typeof(MLImage), new ImageDataViewType().RawType);
    }

    [Fact]
    public void The_name_has_height_before_width()
    {
        Assert.Equal("Image<2, 3>", new ImageDataViewType(2, 3).ToString());
        Assert.Equal("Image", new ImageDataViewType().ToString());
    }

    [Fact]
    public void Sizes_must_be_positive_and_fit_an_array()
    {
        Assert.Throws<ArgumentOutOfRangeException>("height", () => new ImageDataViewType(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("width", () => new ImageDataViewType(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>("height", () => new ImageDataViewType(65536, 65536));
    }

    [Fact]
    public void The_attribute_gives_a_column_its_size()
    {
        IDataView view = new MLContext().Data.LoadFromEnumerable(new[] { new SmallImageRow() });

        Assert.Equal(new ImageDataViewType(1, 2), view.Schema[nameof(SmallImageRow.Image)].Type);
    }

    [Fact]
    public void Rows_are_read_only_of_a_size_that_an_attribute_named_or_that_was_registered()
    {
        SchemaDefinition schema = SchemaDefinition.Create(typeof(SmallImageRow));
        schema[nameof(SmallImageRow.Image)].ColumnType = new ImageDataViewType(31, 17);
        IDataView view = new MLContext().Data.LoadFromEnumerable(new[] { new SmallImageRow() }, schema);

        Assert.Throws<NotSupportedException>(() => view.GetRowCursor(view.Schema));

        new ImageTypeAttribute(31, 17).Register();
        using DataViewRowCursor cursor = view.GetRowCursor(view.Schema);
        Assert.True(cursor.MoveNext());
    }

    [Fact]
    public void Attributes_compare_by_size()
    {
        Assert.True(new ImageTypeAttribute(1, 2).Equals((DataViewTypeAttribute)new ImageTypeAttribute(1, 2)));
        Assert.False(new ImageTypeAttribute(1, 2).Equals((DataViewTypeAttribute)new ImageTypeAttribute(2, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageTypeAttribute(0, 2));
    }
}
