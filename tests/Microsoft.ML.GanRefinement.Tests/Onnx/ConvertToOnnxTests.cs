using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Tests.Harness;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Onnx;

/// <summary>ML.NET's own export: what it cannot do with our transformers it must not do in silence.</summary>
[Collection(nameof(Trains))]
public sealed class ConvertToOnnxTests : IDisposable
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly List<IDisposable> _shared = [];

    public static TheoryData<string> Names => [.. ComponentCases.All.Select(c => c.Name)];

    public void Dispose() => _shared.ForEach(owner => owner.Dispose());

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_refused_for_each_transformer_alone_and_between_others(string name)
    {
        var component = ComponentCases.All.Single(c => c.Name == name);
        var transformer = component.Make(_ml, _shared).Fit(component.Valid);
        using var owned = transformer as IDisposable;
        var computed = transformer.GetOutputSchema(component.Valid.Schema)[component.Valid.Schema.Count].Name;

        AssertRefused(transformer, component.Valid, computed);
        AssertRefused(Copy(component.Valid.Schema[0].Name, component.Valid).Append(transformer), component.Valid, computed);
        AssertRefused(Between(transformer, component.Valid), component.Valid, computed);
    }

    [Fact]
    public void Works_as_before_for_a_chain_of_ML_NETs_own_behind_data_of_ours()
    {
        var points = _ml.Gan().SampleMixture(GanMixture.Ring(), 5, seed: 1);
        using MemoryStream graph = new();
        _ml.Model.ConvertToOnnx(Copy("Image", points), points, graph);
        Assert.True(graph.Length > 100);
    }

    private TransformerChain<ITransformer> Between(ITransformer transformer, IDataView data)
    {
        TransformerChain<ITransformer> before = new(Copy(data.Schema[0].Name, data), transformer);
        return before.Append(Copy(data.Schema[0].Name, before.Transform(data)));
    }

    private ITransformer Copy(string column, IDataView data) => _ml.Transforms.CopyColumns("Copy of it", column).Fit(data);

    private void AssertRefused(ITransformer chain, IDataView data, string computed)
    {
        using MemoryStream graph = new();
        var error = Assert.Throws<InvalidOperationException>(() => _ml.Model.ConvertToOnnx(chain, data, graph));
        Assert.Contains($"'{computed}", error.Message, StringComparison.Ordinal);
        Assert.Contains("cannot be exported to ONNX", error.Message, StringComparison.Ordinal);
        Assert.Contains("mlContext.Gan().ExportOnnx(gan, path)", error.Message, StringComparison.Ordinal);
        Assert.Contains("mlContext.Model.Save", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, graph.Length);
    }
}
