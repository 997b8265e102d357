
using Microsoft.ML.GanRefinement.DataViews.Columns;

namespace Microsoft.ML.GanRefinement.Tests.DataViews.Columns;

public class SchemaErrorsTests
{
    [Theory]
    [InlineData("label", "LabelColumnName")]
    [InlineData("features", "FeatureColumnName")]
    [InlineData("probabilities", "ProbabilityColumnName")]
    [InlineData("class weights", "weightColumnName")]
    public void Missing_column_is_said_in_the_words_of_MLNET_with_what_is_there_and_what_to_do(string role, string option)
    {
        var error = SchemaErrors.Missing(role, "Class", ["Image", "Label", "Label"]);

        Assert.Equal("inputSchema", error.ParamName);
        Assert.StartsWith(
            $"Could not find {role} column 'Class': the data have 'Image', 'Label'. Give the column's name as {option}, or add it, for instance with "
            + "CopyColumns.", error.Message);
        Assert.Contains("the data have no columns.", SchemaErrors.Missing(role, "Class", []).Message);
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
