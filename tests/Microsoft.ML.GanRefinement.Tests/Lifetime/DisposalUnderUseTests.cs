using Microsoft.ML.GanRefinement.Tests.Harness;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Lifetime;

/// <summary>A web app reloads its model: one thread disposes while eight predict, read and save. A crash would end the test's
/// process.</summary>
[Trait("Run", "EachCommit")]
[Collection(nameof(Trains))]
public sealed class DisposalUnderUseTests : IDisposable
{
    private static readonly string[] s_owners =
        ["FastRobGan", "Standard that searches", "CoachLatent", "SearchLatent", "FitClassifier", "PixelFeatures", "PrincipalFeatures", "RandomFeatures"];

    private const int Rounds = 5;

    private readonly MLContext _ml = new(seed: 1);
    private readonly List<IDisposable> _shared = [];

    public static TheoryData<string> Owners => [.. s_owners];

    public void Dispose() => _shared.ForEach(owner => owner.Dispose());

    [Theory]
    [MemberData(nameof(Owners))]
    public void Every_call_ends_with_its_result_or_says_that_the_transformer_is_gone(string name)
    {
        var component = ComponentCases.All.Single(c => c.Name == name);
        var fitted = component.Make(_ml, _shared).Fit(component.Valid);
        using var owned = (IDisposable)fitted;
        var expected = ViewTable.Read(fitted.Transform(component.Valid));
        using MemoryStream file = new();
        _ml.Model.Save(fitted, component.Valid.Schema, file);
        Random random = new(5);

        for (var round = 0; round < Rounds; round++)
        {
            file.Position = 0;
            var loaded = _ml.Model.Load(file, out _);
            var view = loaded.Transform(component.Valid);
            void Read() => Assert.Equal(expected, ViewTable.Read(view));
            void TransformAgain() => Assert.Equal(expected, ViewTable.Read(loaded.Transform(component.Valid)));
            void MapRows() => Assert.Equal(expected.Length, Map(loaded, component.Valid));
            void Save() => Assert.True(Size(loaded, component.Valid.Schema) > 0);
            Crowd crowd = new(Read, TransformAgain, MapRows, Save, Read, TransformAgain, MapRows, Save);
            Thread.Sleep(random.Next(3));
            ((IDisposable)loaded).Dispose();

            Assert.True(crowd.Disperse() >= 8);
            Assert.Throws<ObjectDisposedException>(Read);
            Assert.Throws<ObjectDisposedException>(Save);
        }
    }

    [Fact]
    public void Every_transformer_with_networks_is_among_them()
    {
        var tested = ComponentCases.All.Where(c => s_owners.Contains(c.Name)).Select(c =>
        {
            var transformer = c.Make(_ml, _shared).Fit(c.Valid);
            _shared.Add((IDisposable)transformer);
            return transformer.GetType();
        });
        Type[] all = [.. typeof(GanTransformer).Assembly.GetExportedTypes()
            .Where(type => type.IsAssignableTo(typeof(ITransformer)) && type.IsAssignableTo(typeof(IDisposable)))];
        Assert.Equal(5, all.Length);
        // Their own tests have encoders.
        Assert.Equal([typeof(GanEncoderTransformer)], all.Except(tested));
    }

    private static int Map(ITransformer transformer, IDataView data)
    {
        var mapper = transformer.GetRowToRowMapper(data.Schema);
        DataViewSchema.Column[] columns = [.. ViewTable.Visible(mapper.OutputSchema)];
        var cursor = data.GetRowCursor(mapper.GetDependencies(columns));
        using var row = mapper.GetRow(cursor, columns);
        return ViewTable.Read(row, columns, cursor).Length;
    }

    private long Size(ITransformer transformer, DataViewSchema schema)
    {
        using MemoryStream stream = new();
        _ml.Model.Save(transformer, schema, stream);
        return stream.Length;
    }
}
