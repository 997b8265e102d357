
using Microsoft.ML.GanRefinement.DataViews.Columns;

namespace Microsoft.ML.GanRefinement.Tests.DataViews.Columns;

public class SchemaErrorsTests
{
    [Fact]
    public void Missing_column_is_said_in_the_words_of_MLNET()
    {
        var error = SchemaErrors.Missing("label", "Class");

        Assert.Equal("inputSchema", error.ParamName);
        Assert.StartsWith("Could not find label column 'Class'", error.Message);
    }

    [Fact]
    public void Mismatch_names_both_types()
    {
        var error = SchemaErrors.Mismatch("image", "Image", "Vector<Single, 1, 28, 28>", "String");

        Assert.Equal("inputSchema", error.ParamName);
        Assert.StartsWith("Schema mismatch for image column 'Image': expected Vector<Single, 1, 28, 28>, got String", error.Message);
    }

    [Fact]
    public void Remedy_follows_as_a_sentence()
    {
        var error = SchemaErrors.Mismatch("label", "Label", "Key<UInt32>", "String", "Add MapValueToKey.");

        Assert.Contains("got String. Add MapValueToKey.", error.Message);
    }
}
