using Microsoft.ML.Conformance.Tests.Support;
using Microsoft.ML.Data;
using Xunit;

namespace Microsoft.ML.Conformance.Tests.Pipelines;

public class ChainTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void TheWholeChainsSchemaIsCheckedBeforeAnythingIsFitted()
    {
        int fitted = 0;
        IEstimator<ITransformer> chain = _ml.Transforms.CopyColumns("A", "Number").WithOnFitDelegate(_ => fitted++)
            .Append(_ml.Transforms.CopyColumns("B", "Nothing"));
        Assert.Throws<ArgumentOutOfRangeException>(() => chain.Fit(_ml.Data.LoadFromEnumerable(NumberedRow.Make(3))));
        Assert.Equal(0, fitted);
    }

    [Fact]
    public void ALaterEstimatorSeesWhatTheEarlierMade()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(NumberedRow.Make(3));
        var probe = new RecordingEstimator();
        _ml.Transforms.CopyColumns("A", "Number").Append(probe).Fit(data);
        Assert.Equal([true, true], probe.SawColumnA);
        Assert.Equal([0f, 1f, 2f], probe.Numbers);
    }

    [Fact]
    public void ACacheCheckpointReadsTheSourceOnce()
    {
        var rows = new CountingRows(5);
        var probe = new RecordingEstimator();
        _ml.Transforms.CopyColumns("A", "Number").AppendCacheCheckpoint(_ml).Append(probe).Append(new RecordingEstimator())
            .Fit(_ml.Data.LoadFromEnumerable(rows));
        Assert.Equal(5, rows.Read);
        Assert.Throws<InvalidOperationException>(() => new EstimatorChain<ITransformer>().AppendCacheCheckpoint(_ml));
    }

    [Fact]
    public void ScopesChooseTransformers()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(NumberedRow.Make(1));
        TransformerChain<Transforms.ColumnCopyingTransformer> chain = new EstimatorChain<ITransformer>()
            .Append(_ml.Transforms.CopyColumns("Trained", "Number"), TransformerScope.Training)
            .Append(_ml.Transforms.CopyColumns("Scored", "Number"), TransformerScope.Scoring)
            .Fit(data);
        Assert.Null(chain.Transform(data).Schema.GetColumnOrNull("Trained"));
        Assert.NotNull(chain.Transform(data, TransformerScope.Everything).Schema.GetColumnOrNull("Trained"));
        Assert.Single(chain.GetModelFor(TransformerScope.Training));
        Assert.Equal(2, chain.Count());
    }

    [Fact]
    public void AChainDisposesItsMembersOnce()
    {
        var member = new DisposableTransformer();
        var chain = new TransformerChain<ITransformer>(member, new DisposableTransformer());
        chain.Dispose();
        chain.Dispose();
        Assert.Equal(1, member.Disposals);
    }

    [Fact]
    public void AChainIsRowToRowWhenAllItsMembersAre()
    {
        ITransformer copy = _ml.Transforms.CopyColumns("A", "Number").Fit(_ml.Data.LoadFromEnumerable(NumberedRow.Make(1)));
        Assert.True(((ITransformer)copy.Append(copy)).IsRowToRowMapper);
        ITransformer mixed = copy.Append((ITransformer)new DisposableTransformer());
        Assert.False(mixed.IsRowToRowMapper);
        Assert.Throws<InvalidOperationException>(() => mixed.GetRowToRowMapper(_ml.Data.LoadFromEnumerable(NumberedRow.Make(1)).Schema));
    }

    [Fact]
    public void TransformingReadsNothing()
    {
        var rows = new CountingRows(5);
        IDataView data = _ml.Data.LoadFromEnumerable(rows);
        IDataView transformed = _ml.Transforms.CopyColumns("A", "Number").Append(_ml.Transforms.Concatenate("B", "A", "Vector")).Fit(data).Transform(data);
        Assert.Equal(0, rows.Read);
        transformed.GetColumn<float[]>("B").First();

        // Where it has the cores, ML.NET reads ahead on other threads.
        Assert.InRange(rows.Read, 1, 5);
    }

    private sealed class RecordingEstimator : IEstimator<ITransformer>
    {
        public List<bool> SawColumnA { get; } = [];

        public float[] Numbers { get; private set; } = [];

        public ITransformer Fit(IDataView input)
        {
            SawColumnA.Add(input.Schema.GetColumnOrNull("A") is not null);
            Numbers = [.. input.GetColumn<float>("Number")];
            return new TransformerChain<ITransformer>();
        }

        public SchemaShape GetOutputSchema(SchemaShape inputSchema)
        {
            SawColumnA.Add(inputSchema.Any(column => column.Name == "A"
                && column.Kind == SchemaShape.Column.VectorKind.Scalar && column.ItemType == NumberDataViewType.Single && !column.IsKey));
            return inputSchema;
        }
    }

    private sealed class DisposableTransformer : ITransformer, IDisposable
    {
        public int Disposals { get; private set; }

        public bool IsRowToRowMapper => false;

        public void Dispose() => Disposals++;

        public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => inputSchema;

        public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => throw new InvalidOperationException();

        public void Save(ModelSaveContext ctx) => throw new InvalidOperationException();

        public IDataView Transform(IDataView input) => input;
    }
}
