using Microsoft.ML.Conformance.Tests.Support;
using Microsoft.ML.Data;
using Xunit;

namespace Microsoft.ML.Conformance.Tests.Prediction;

public class PredictionEngineTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void AnEngineTransformsOneObjectAfterTheOther()
    {
        using PredictionEngine<NumberedRow, Prediction> engine = _ml.Model.CreatePredictionEngine<NumberedRow, Prediction>(Model());
        Assert.Equal([5f, 1f, 2f, 3f], engine.Predict(new NumberedRow { Number = 5, Vector = [1, 2, 3] }).All);
        Assert.Equal([6f, 1f, 2f, 4f], engine.Predict(new NumberedRow { Number = 6, Vector = [1, 2, 4] }).All);
        Assert.NotNull(engine.OutputSchema.GetColumnOrNull("All"));
    }

    [Fact]
    public void TheSameObjectIsFilledAgain()
    {
        using PredictionEngine<NumberedRow, Prediction> engine = _ml.Model.CreatePredictionEngine<NumberedRow, Prediction>(Model());
        var prediction = new Prediction();
        engine.Predict(new NumberedRow { Number = 1, Vector = [1, 2, 3] }, ref prediction);
        float[] array = prediction.All;
        engine.Predict(new NumberedRow { Number = 2, Vector = [1, 2, 3] }, ref prediction);
        Assert.Same(array, prediction.All);
        Assert.Equal(2, array[0]);
        Assert.Throws<ArgumentNullException>(() => engine.Predict(null!));
    }

    [Fact]
    public void ALoadedModelPredictsTheSame()
    {
        ITransformer model = Model();
        ITransformer loaded = SavedModel.Reload(_ml, model, _ml.Data.LoadFromEnumerable(NumberedRow.Make(1)).Schema);
        using PredictionEngine<NumberedRow, Prediction> engine = new MLContext().Model.CreatePredictionEngine<NumberedRow, Prediction>(loaded);
        Assert.Equal([5f, 1f, 2f, 3f], engine.Predict(new NumberedRow { Number = 5, Vector = [1, 2, 3] }).All);
    }

    [Fact]
    public void ASchemaGivesTheInputsTypes()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(NumberedRow.Make(2));
        using PredictionEngine<NumberedRow, Prediction> engine = _ml.Model.CreatePredictionEngine<NumberedRow, Prediction>(Model(), data.Schema);
        Assert.Equal([0f, 0f, 0f, 0f], engine.Predict(new NumberedRow { Vector = [0, 0, 0] }).All);
    }

    [Fact]
    public void AMissingInputIsAnErrorWhenTheEngineIsMade()
        => Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Model.CreatePredictionEngine<Prediction, Prediction>(Model()));

    [Fact]
    public void AMissingOutputIsIgnoredUnlessToldOtherwise()
    {
        using PredictionEngine<NumberedRow, WithMissing> engine = _ml.Model.CreatePredictionEngine<NumberedRow, WithMissing>(Model());
        Assert.Equal(0, engine.Predict(NumberedRow.Make(1)[0]).Missing);
        Assert.Throws<ArgumentOutOfRangeException>(
            () => _ml.Model.CreatePredictionEngine<NumberedRow, WithMissing>(Model(), ignoreMissingColumns: false));
    }

    [Fact]
    public void TheTransformerGoesWithTheEngineUnlessToldOtherwise()
    {
        var owned = new Disposable(Model());
        _ml.Model.CreatePredictionEngine<NumberedRow, Prediction>(owned).Dispose();
        Assert.Equal(1, owned.Disposals);
        var kept = new Disposable(Model());
        PredictionEngine<NumberedRow, Prediction> engine = _ml.Model.CreatePredictionEngine<NumberedRow, Prediction>(
            kept, new PredictionEngineOptions { OwnsTransformer = false });
        engine.Dispose();
        engine.Dispose();
        Assert.Equal(0, kept.Disposals);
    }

    [Fact]
    public void OnlyRowToRowTransformersPredict()
        => Assert.Throws<ArgumentOutOfRangeException>(
            () => _ml.Model.CreatePredictionEngine<NumberedRow, Prediction>(new Disposable(Model()) { IsRowToRowMapper = false }));

    private ITransformer Model()
        => _ml.Transforms.CopyColumns("Copy", "Number").Append(_ml.Transforms.Concatenate("All", "Copy", "Vector"))
            .Fit(_ml.Data.LoadFromEnumerable(NumberedRow.Make(2)));

    private sealed class Prediction
    {
        public float[] All { get; set; } = [];
    }

    private sealed class WithMissing
    {
        public float Missing { get; set; }
    }

    private sealed class Disposable(ITransformer inner) : ITransformer, IDisposable
    {
        public int Disposals { get; private set; }

        public bool IsRowToRowMapper { get; init; } = true;

        public void Dispose() => Disposals++;

        public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => inner.GetOutputSchema(inputSchema);

        public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => inner.GetRowToRowMapper(inputSchema);

        public void Save(ModelSaveContext ctx) => inner.Save(ctx);

        public IDataView Transform(IDataView input) => inner.Transform(input);
    }
}
