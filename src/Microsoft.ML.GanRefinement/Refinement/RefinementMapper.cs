using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Batched;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Refinement;

/// <summary>Latent [, Label] → refined latent, and what else is asked for of its way, a batch at a time.</summary>
internal sealed class RefinementMapper : IBatchMapper
{
    private readonly TrainedPair _pair;
    private readonly GanLatentRefiner _refiner;
    private readonly RefinementColumns _columns;
    private readonly Cancellation _cancellation;

    public RefinementMapper(TrainedPair pair, GanLatentRefiner refiner, RefinementColumns columns, Cancellation cancellation = default)
    {
        var networks = pair.Specification.Networks;
        (_pair, _refiner, _columns, _cancellation) = (pair, refiner, columns, cancellation);
        Vector = new LatentColumn(columns.Input, networks.LatentSize);
        Key = networks.ClassCount == 0 ? null : new KeyColumn(columns.Label, networks.ClassCount);
        Outputs = [new BatchOutput(columns.Output, new VectorDataViewType(NumberDataViewType.Single, networks.LatentSize)), .. More()];
    }

    /// <inheritdoc/>
    public IVectorInput Vector { get; }

    /// <inheritdoc/>
    public KeyColumn? Key { get; }

    /// <inheritdoc/>
    public IReadOnlyList<BatchOutput> Outputs { get; }

    /// <inheritdoc/>
    public int BatchSize => GanTransformer.DefaultBatchSize;

    private ImageShape Image => _pair.Specification.Networks.Image;

    private bool IsTraced(float[]?[] outputs) => Buffer(outputs, _columns.More.TrajectoryColumnName) is not null
        || Buffer(outputs, _columns.More.TrajectoryImageColumnName) is not null;

    /// <inheritdoc/>
    public void Map(BatchRows rows, float[]?[] outputs)
    {
        if (outputs.All(buffer => buffer is null))
            return;
        _cancellation.ThrowIfRequested();
        using var use = _pair.Use();
        using var scope = TorchScope.Differentiable();
        var (latents, classes) = (rows.Vectors([Vector.Size], _pair.Device), rows.ClassTensor(_pair.Device));
        using var trajectory = new Trajectory(IsTraced(outputs) ? _columns.More.TrajectorySteps : []);
        var variable = _pair.VariableOf(_refiner);
        var refined = _pair.Refine(_refiner, latents, classes, _cancellation, rows.Ids, trajectory.Hear);
        if (outputs[0] is { } values)
            (variable.Kind == GanCoachVariable.Intermediate ? latents : variable.Latents(refined)).CopyTo(values);
        var start = IsCompared(outputs)
            ? variable.Encode(_pair.NetworksFor(_refiner), Filled(latents)!, Filled(classes)).narrow(0, 0, rows.Count)
            : latents;
        if (Buffer(outputs, _columns.More.LossBeforeColumnName) is { } before)
            _pair.Losses(_refiner, start, classes).CopyTo(before);
        if (Buffer(outputs, _columns.More.LossAfterColumnName) is { } after)
            _pair.Losses(_refiner, refined, classes).CopyTo(after);
        if (Buffer(outputs, _columns.More.DistanceColumnName) is { } distances)
            (refined - start).norm(1).CopyTo(distances);
        ShowResult(variable, refined, classes, outputs);
        if (IsTraced(outputs))
            Show(variable, trajectory.Complete(refined), classes, outputs);
    }

    private bool IsCompared(float[]?[] outputs) => Buffer(outputs, _columns.More.LossBeforeColumnName) is not null
        || Buffer(outputs, _columns.More.DistanceColumnName) is not null;

    private void ShowResult(RowVariable variable, Tensor refined, Tensor? classes, float[]?[] outputs)
    {
        if (Buffer(outputs, _columns.More.ClassWeightsColumnName) is { } weights)
            variable.Weights(refined).CopyTo(weights);
        if (Buffer(outputs, _columns.More.IntermediateColumnName) is { } intermediate)
            refined.CopyTo(intermediate);
        var (pixels, scores) = (Buffer(outputs, _columns.More.GeneratedImageColumnName), Buffer(outputs, _columns.More.ScoreColumnName));
        if (pixels is null && scores is null)
            return;
        using var inference = inference_mode();
        var (count, filledClasses) = (refined.shape[0], Filled(classes));
        var images = variable.Generate(_pair.Networks, Filled(refined)!, filledClasses);
        if (pixels is not null)
            (Image.IsVector ? images : images.Clamped(-1, 1)).narrow(0, 0, count).CopyTo(pixels);
        if (scores is not null)
            _pair.Discriminate(images, filledClasses).Logits.narrow(0, 0, count).CopyTo(scores);
    }

    // What is computed of a row then has the same bits whatever rows there are beside it, as in refinement. A discriminator that compares the samples of a
    // batch sees those of the batch alone.
    private Tensor? Filled(Tensor? rows)
    {
        if (rows is null || _pair.Specification.Networks is { MinibatchKernels: > 0 } or { MinibatchDeviation: true })
            return rows;
        var index = RowGradients.Filled([.. Enumerable.Range(0, (int)rows.shape[0])]);
        return index.Length == rows.shape[0] ? rows : rows.index_select(0, tensor(index, dtype: ScalarType.Int64, device: CPU).to(rows.device));
    }

    private void Show(RowVariable variable, Tensor path, Tensor? classes, float[]?[] outputs)
    {
        if (Buffer(outputs, _columns.More.TrajectoryColumnName) is { } way)
            variable.Moving(path).CopyTo(way);
        if (Buffer(outputs, _columns.More.TrajectoryImageColumnName) is not { } pixels)
            return;
        using var inference = inference_mode();
        var (filled, filledClasses) = (Filled(path)!, Filled(classes));
        var images = stack(
            Enumerable.Range(0, _columns.More.TrajectorySteps.Count)
                .Select(i => variable.Generate(_pair.Networks, filled.select(1, i).contiguous(), filledClasses)),
            1);
        _pair.Specification.Networks.Bounded(images.narrow(0, 0, path.shape[0])).CopyTo(pixels);
    }

    private float[]? Buffer(float[]?[] outputs, string? column)
    {
        if (column is null)
            return null;
        for (var i = 1; i < outputs.Length; i++)
        {
            if (Outputs[i].Name == column)
                return outputs[i];
        }
        return null;
    }

    private void RequireRoom(int steps, long size)
    {
        var most = Array.MaxLength / (BatchSize * size);
        if (steps > most)
        {
            throw OptionChecks.OutOfRange(nameof(LatentRefinementOutputs.TrajectorySteps), steps,
                $"TrajectorySteps has {steps} steps of {size} values, and a batch of {BatchSize} rows has room for {most}: show fewer of them.");
        }
    }

    private IEnumerable<BatchOutput> More()
    {
        var more = _columns.More;
        foreach (var name in new[] { more.LossBeforeColumnName, more.LossAfterColumnName, more.DistanceColumnName }.OfType<string>())
            yield return new BatchOutput(name, NumberDataViewType.Single);
        var steps = more.TrajectorySteps.Count;
        if (more.TrajectoryColumnName is { } latents)
        {
            var size = _pair.VariableOf(_refiner).MovingSize(_pair.Networks.Generator.IntermediateSize);
            RequireRoom(steps, size);
            yield return new BatchOutput(latents, new VectorDataViewType(NumberDataViewType.Single, steps, size));
        }
        if (more.TrajectoryImageColumnName is { } images)
        {
            RequireRoom(steps, Image.Size);
            yield return new BatchOutput(images, Image.IsVector
                ? new VectorDataViewType(NumberDataViewType.Single, steps, Image.Width)
                : new VectorDataViewType(NumberDataViewType.Single, steps, Image.Channels, Image.Height, Image.Width));
        }
        if (more.GeneratedImageColumnName is { } result)
            yield return new BatchOutput(result, Image.FloatType());
        if (more.ScoreColumnName is { } score)
            yield return new BatchOutput(score, NumberDataViewType.Single);
        if (more.ClassWeightsColumnName is { } weights)
            yield return new BatchOutput(weights, new VectorDataViewType(NumberDataViewType.Single, _pair.Specification.Networks.ClassCount));
        if (more.IntermediateColumnName is { } intermediate)
            yield return new BatchOutput(intermediate, new VectorDataViewType(NumberDataViewType.Single, _pair.Networks.Generator.IntermediateSize ?? 1));
    }
}
