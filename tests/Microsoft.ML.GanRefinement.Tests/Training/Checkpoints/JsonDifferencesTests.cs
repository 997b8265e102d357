using System.Text.Json.Nodes;
using Microsoft.ML.GanRefinement.Training.Checkpoints;

namespace Microsoft.ML.GanRefinement.Tests.Training.Checkpoints;

public sealed class JsonDifferencesTests
{
    [Theory]
    [InlineData("""{ "A": 1 }""", """{ "A": 1 }""", "")]
    [InlineData("""{ "A": 1.5, "B": "x" }""", """{ "A": 2.5, "B": "x" }""", "A was 1.5 and is 2.5")]
    [InlineData("""{ "Lens": { "Blocks": 8, "Channels": 64 } }""", """{ "Lens": { "Blocks": 4, "Channels": 64 } }""", "Lens.Blocks was 8 and is 4")]
    [InlineData("""{ "R": [{ "Kind": "R1", "Weight": 10 }] }""", """{ "R": [{ "Kind": "R1", "Weight": 5 }] }""", "R[0].Weight was 10 and is 5")]
    [InlineData("""{ "R": [] }""", """{ "R": [{ "Kind": "R1", "Weight": 5, "Form": null }] }""", "R[0] was not there and is (Kind R1, Weight 5)")]
    [InlineData("""{ "Lens": null }""", """{ "Lens": { "Blocks": 4 } }""", "Lens was null and is (Blocks 4)")]
    [InlineData("""{ "L": { "kind": "a", "Label": 1 } }""", """{ "L": { "kind": "b" } }""", "L.kind was a and is b; L.Label was 1 and no longer applies")]
    [InlineData("""{ "A": 1 }""", """{ "A": 1, "MaxIterations": 2 }""", "MaxIterations did not apply and is 2")]
    [InlineData("""{ "W": [1, 2] }""", """{ "W": null }""", "W was [1, 2] and is null")]
    public void Name_each_value_that_differs(string was, string now, string expected) =>
        Assert.Equal(expected, string.Join("; ", JsonDifferences.Of(JsonNode.Parse(was)!.AsObject(), JsonNode.Parse(now)!.AsObject())));
}
