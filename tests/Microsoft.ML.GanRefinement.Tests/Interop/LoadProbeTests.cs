using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Refinement;
using Microsoft.ML.GanRefinement.Tests.DataViews.Batched;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Interop;

/// <summary>A pipeline saved here, loaded by a process that has only the library and registers nothing: bit for bit the same
/// images.</summary>
[Trait("Run", "EachCommit")]
[Collection(nameof(StartsProcesses))]
public sealed class LoadProbeTests : IDisposable
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly LatentRow[] _rows = LatentRow.Create(70);
    private readonly TrainedPair _pair = SmallPair.Create();
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Coach_and_generator_come_back() => AssertSameElsewhere(CoachedGenerator(), ColumnNames.GeneratedImage, byEngine: true);

    [Fact]
    public void So_they_do_between_built_in_transforms()
    {
        var data = _ml.Data.LoadFromEnumerable(_rows);
        ITransformer before = _ml.Transforms.CopyColumns("Original", ColumnNames.Latent).Fit(data);
        var coached = before.Append(Coach());
        var images = coached.Append(Generator());
        ITransformer after = _ml.Transforms.CopyColumns("Picture", ColumnNames.GeneratedImage).Fit(images.Transform(data));

        AssertSameElsewhere(images.Append(after), "Picture", byEngine: false);
    }

    [Fact]
    public void Saved_again_the_model_is_still_the_same()
    {
        var first = Save(CoachedGenerator(), "first.zip");
        var second = Save(_ml.Model.Load(first, out _), "second.zip");

        Assert.Equal(ByView(CoachedGenerator(), ColumnNames.GeneratedImage), Elsewhere(second, ColumnNames.GeneratedImage, byEngine: false));
    }

    private TransformerChain<GanTransformer> CoachedGenerator() => Coach().Append(Generator());

    private GanTransformer Generator() => new(_ml, _pair, new GanColumns());

    private LatentRefinementTransformer Coach() =>
        new(_ml, _pair, GanLatentRefiner.Coach(3, 0.1f, LatentOptimizer.Adam),
            new RefinementColumns(ColumnNames.Latent, ColumnNames.Latent, ColumnNames.Label));

    private void AssertSameElsewhere(ITransformer model, string column, bool byEngine)
    {
        var here = byEngine ? ByEngine(model) : ByView(model, column);

        var there = Elsewhere(Save(model, "model.zip"), column, byEngine);

        Assert.Equal(_rows.Length * 64, here.Length);
        Assert.Equal(here.Select(BitConverter.SingleToInt32Bits), there.Select(BitConverter.SingleToInt32Bits));
        Assert.True(here.Distinct().Count() > 100, "The images are all alike: nothing would be shown by their equality.");
    }

    private string Save(ITransformer model, string name)
    {
        var path = _folder.File(name);
        _ml.Model.Save(model, _ml.Data.LoadFromEnumerable(_rows).Schema, path);
        return path;
    }

    private float[] Elsewhere(string path, string column, bool byEngine) =>
        LoadProbe.Run(path, [.. _rows.Select(row => row.Latent)], [.. _rows.Select(row => row.Label)], column, byEngine);

    private float[] ByView(ITransformer model, string column)
    {
        using var cursor = model.Transform(_ml.Data.LoadFromEnumerable(_rows)).Open(column);
        var getter = cursor.Getter<VBuffer<float>>(column);
        List<float> values = [];
        VBuffer<float> value = default;
        while (cursor.MoveNext())
        {
            getter(ref value);
            values.AddRange(value.DenseValues());
        }

        return [.. values];
    }

    private float[] ByEngine(ITransformer model)
    {
        using var engine =
            _ml.Model.CreatePredictionEngine<LatentRow, ImageResult>(model, new PredictionEngineOptions { OwnsTransformer = false });
        return [.. _rows.SelectMany(row => engine.Predict(row).GeneratedImage)];
    }
}
