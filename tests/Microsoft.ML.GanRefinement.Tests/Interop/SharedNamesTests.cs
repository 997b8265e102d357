
using Microsoft.ML.GanRefinement.Interop;

namespace Microsoft.ML.GanRefinement.Tests.Interop;

public class SharedNamesTests
{
    [Fact]
    public void An_instance_keeps_its_id()
    {
        SharedNames names = new();
        object first = new();
        object second = new();

        Assert.True(names.TryAdd(first, out var one));
        Assert.True(names.TryAdd(second, out var two));
        Assert.False(names.TryAdd(first, out var again));
        Assert.Equal(("GanShared_000", "GanShared_001", "GanShared_000"), (one, two, again));
        Assert.True(SharedNames.IsValid(one));
    }

    [Theory]
    [InlineData("")]
    [InlineData("GanShared_")]
    [InlineData("GanShared_00")]
    [InlineData("GanShared_000/..")]
    [InlineData("../GanShared_000")]
    [InlineData("GanShared_000\n")]
    [InlineData("GanShared_0000000000")]
    [InlineData("TransformerChain")]
    public void Other_strings_are_no_ids(string id) => Assert.False(SharedNames.IsValid(id));
}
