namespace Microsoft.ML.GanRefinement.Tests.Interop;

/// <summary>What two <see cref="SampleTransformer"/>s may share.</summary>
internal sealed class SampleWeights(float[] factors)
{
    public float[] Factors => factors;

    public void Save(Action<string, Action<BinaryWriter>> save) => save("factors", writer =>
    {
        writer.Write(factors.Length);
        foreach (var factor in factors)
            writer.Write(factor);
    });

    public static SampleWeights Load(Func<string, Action<BinaryReader>, bool> streams)
    {
        float[] loaded = [];
        Assert.True(streams("factors", reader => loaded = [.. Enumerable.Range(0, reader.ReadCount(4, "factors")).Select(_ => reader.ReadSingle())]));
        Assert.False(streams("absent", _ => Assert.Fail("There is no such stream.")));
        return new SampleWeights(loaded);
    }
}
