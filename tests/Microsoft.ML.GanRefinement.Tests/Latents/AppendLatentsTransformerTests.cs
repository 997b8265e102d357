using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Indexed;
using Microsoft.ML.GanRefinement.Interop;
using Microsoft.ML.GanRefinement.Tests.Data;

namespace Microsoft.ML.GanRefinement.Tests.Latents;

public sealed class AppendLatentsTransformerTests
{
    private readonly MLContext _context = new(seed: 1);
    private readonly IDataView _input = new IndexedDataView(6, TestColumns.Scalar("Number", NumberDataViewType.Single, 0f, 1f, 2f, 3f, 4f, 5f));

    [Fact]
    public void Rows_keep_their_columns_and_get_latents()
    {
        var output = Fit().Transform(_input);

        Assert.Equal(["Number", "Latent"], output.Schema.Select(column => column.Name));
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 3), output.Schema["Latent"].Type);
        Assert.Equal([0f, 1f, 2f, 3f, 4f, 5f], TestColumns.Values<float>(output, "Number"));
        Assert.Equal(6, TestColumns.Vectors<float>(output, "Latent").Select(latent => latent[0]).Distinct().Count());
        Assert.Equal(6, output.GetRowCount());
    }

    [Fact]
    public void Draws_from_the_distribution_asked_for_and_saves_it()
    {
        using var folder = new TemporaryFolder();
        var uniform = _context.Gan().AppendLatents(50, seed: 7, distribution: LatentDistribution.Uniform).Fit(_input);
        var latents = Latents(uniform.Transform(_input));
        Assert.All(latents.SelectMany(l => l), value => Assert.InRange(value, -1f, 1f));
        _context.Model.Save(uniform, _input.Schema, folder.File("latents.zip"));
        Assert.Equal(latents, Latents(_context.Model.Load(folder.File("latents.zip"), out _).Transform(_input)));
    }

    [Fact]
    public void A_file_of_the_first_version_is_of_the_normal_distribution()
    {
        using var folder = new TemporaryFolder();
        _context.Model.Save(new FirstVersion("Latent", 3, 7), _input.Schema, folder.File("latents.zip"));
        Assert.Equal(Latents(Fit().Transform(_input)), Latents(_context.Model.Load(folder.File("latents.zip"), out _).Transform(_input)));
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits()
    {
        Assert.Equal(Latents(Fit().Transform(_input)), Latents(Fit().Transform(_input)));
        Assert.NotEqual(Latents(Fit().Transform(_input)), Latents(Fit(seed: 8).Transform(_input)));
    }

    [Fact]
    public void Contexts_of_the_same_seed_give_the_same_bits()
    {
        var first = Latents(new MLContext(seed: 3).Gan().AppendLatents(3).Fit(_input).Transform(_input));

        Assert.Equal(first, Latents(new MLContext(seed: 3).Gan().AppendLatents(3).Fit(_input).Transform(_input)));
        Assert.NotEqual(first, Latents(new MLContext(seed: 4).Gan().AppendLatents(3).Fit(_input).Transform(_input)));
    }

    [Fact]
    public void A_row_keeps_its_latent_when_rows_are_shuffled_skipped_or_cached()
    {
        var output = Fit().Transform(_input);
        var expected = ByNumber(output);

        Assert.Equal(expected, ByNumber(output, new Random(1)));
        Assert.Equal(expected, ByNumber(_context.Data.ShuffleRows(output, seed: 2)));
        Assert.Equal(expected, ByNumber(_context.Data.Cache(output)));
        Assert.Equal(expected[4f], ByNumber(_context.Data.SkipRows(output, 3))[4f]);
        Assert.Equal(expected[4f], ByNumber(Fit().Transform(_context.Data.SkipRows(_input, 3)))[4f]);
    }

    [Fact]
    public void Cursor_sets_give_the_same_latents()
    {
        var output = Fit().Transform(_input);
        var expected = Latents(output);
        var column = output.Schema["Latent"];
        var rows = 0;
        foreach (var cursor in output.GetRowCursorSet([column], 3))
        {
            var getter = cursor.GetGetter<VBuffer<float>>(column);
            var idGetter = cursor.GetIdGetter();
            VBuffer<float> latent = default;
            DataViewRowId id = default;
            for (; cursor.MoveNext(); rows++)
            {
                getter(ref latent);
                idGetter(ref id);
                Assert.Equal(expected[id.Low], latent.DenseValues());
            }

            cursor.Dispose();
        }

        Assert.Equal(6, rows);
    }

    [Fact]
    public void Only_active_columns_can_be_read()
    {
        var output = Fit().Transform(_input);
        using var cursor = output.GetRowCursor([output.Schema["Number"]]);

        Assert.True(cursor.IsColumnActive(output.Schema["Number"]));
        Assert.False(cursor.IsColumnActive(output.Schema["Latent"]));
        Assert.Throws<ArgumentOutOfRangeException>(() => cursor.GetGetter<VBuffer<float>>(output.Schema["Latent"]));
    }

    [Fact]
    public void Truncation_bounds_every_value()
    {
        var output = _context.Gan().AppendLatents(40, seed: 1, truncation: 0.2f).Fit(_input).Transform(_input);

        Assert.All(Latents(output).SelectMany(latent => latent), value => Assert.InRange(value, -0.2f, 0.2f));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0.7f)]
    public void A_saved_transformer_gives_the_same_bits(float? truncation)
    {
        ITransformer saved = _context.Gan().AppendLatents(3, "Z", seed: -5, truncation).Fit(_input);
        using var zip = new MemoryStream();
        _context.Model.Save(saved, _input.Schema, zip);
        zip.Position = 0;

        var loaded = new MLContext().Model.Load(zip, out var schema);

        Assert.Equal(["Number"], schema.Select(column => column.Name));
        Assert.IsType<AppendLatentsTransformer>(loaded is TransformerChain<ITransformer> chain ? chain.LastTransformer : loaded);
        Assert.Equal(TestColumns.Vectors<float>(saved.Transform(_input), "Z"), TestColumns.Vectors<float>(loaded.Transform(_input), "Z"));
    }

    [Fact]
    public void Every_prediction_gets_a_latent_of_its_own()
    {
        var transformer = Fit();
        Assert.True(transformer.IsRowToRowMapper);
        using var engine = _context.Model.CreatePredictionEngine<NumberRow, LatentOutput>(transformer);

        var first = engine.Predict(new NumberRow { Number = 4f }).Latent!;
        var second = engine.Predict(new NumberRow { Number = 5f });

        Assert.Equal(3, first.Length);
        Assert.NotEqual(first, second.Latent);
        Assert.Equal(5f, second.Number);
    }

    [Fact]
    public void It_works_in_a_chain()
    {
        var output = _context.Transforms.CopyColumns("Copy", "Number").Append(_context.Gan().AppendLatents(3, seed: 7)).Fit(_input).Transform(_input);

        Assert.Equal(Latents(Fit().Transform(_input)), Latents(output));
    }

    private AppendLatentsTransformer Fit(int seed = 7) => _context.Gan().AppendLatents(3, seed: seed).Fit(_input);

    private static float[][] Latents(IDataView view) => TestColumns.Vectors<float>(view, "Latent");

    private static Dictionary<float, float> ByNumber(IDataView view, Random? rand = null)
    {
        // Two readings with the same random state see the same order.
        var seed = rand?.Next() ?? 0;
        var numbers = TestColumns.Values<float>(view, "Number", rand is null ? null : new Random(seed));
        var latents = TestColumns.Vectors<float>(view, "Latent", rand is null ? null : new Random(seed));
        return numbers.Zip(latents).ToDictionary(pair => pair.First, pair => pair.Second[0]);
    }

    public sealed class NumberRow
    {
        public float Number { get; set; }
    }

    public sealed class LatentOutput
    {
        public float Number { get; set; }

        [VectorType(3)]
        public float[]? Latent { get; set; }
    }

    // Saves what the first version saved, which knew one distribution.
    private sealed class FirstVersion(string column, int size, int seed) : ITransformer, ICanSaveModel
    {
        public bool IsRowToRowMapper => true;

        public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => inputSchema;

        public IDataView Transform(IDataView input) => input;

        public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => throw new NotSupportedException();

        void ICanSaveModel.Save(ModelSaveContext ctx)
        {
            var writer = new ModelWriter(ctx, new ModelIdentity("LATENTAP", 0x00010001, 0x00010001, 0x00010001, AppendLatentsTransformer.LoaderSignature));
            writer.WriteString(column);
            writer.Body.Write(size);
            writer.Body.Write(seed);
            writer.Body.Write(float.NaN);
            writer.WriteChecksum();
        }
    }
}
