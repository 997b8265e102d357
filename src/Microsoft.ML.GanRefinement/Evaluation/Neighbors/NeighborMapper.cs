using System.Numerics.Tensors;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Batched;
using Microsoft.ML.GanRefinement.DataViews.Columns;

namespace Microsoft.ML.GanRefinement.Evaluation.Neighbors;

/// <summary>Features → indices, distances and pictures of the nearest samples, nearest first.</summary>
internal sealed class NeighborMapper : IBatchMapper
{
    private readonly NeighborSamples _samples;
    private readonly int _k;

    public NeighborMapper(NeighborSamples samples, int k, string featureColumnName, string outputPrefix)
    {
        (_samples, _k) = (samples, k);
        Vector = new FeatureColumn(featureColumnName, samples.FeatureCount);
        Outputs =
        [
            new BatchOutput(outputPrefix + "Index", new VectorDataViewType(NumberDataViewType.Int64, k)),
            new BatchOutput(outputPrefix + "Distance", new VectorDataViewType(NumberDataViewType.Single, k)),
            .. samples.Image is { } image
                ? [new BatchOutput(outputPrefix + "Image", new VectorDataViewType(NumberDataViewType.Single, k, image.Channels, image.Height, image.Width))]
                : Array.Empty<BatchOutput>(),
        ];
    }

    /// <inheritdoc/>
    public IVectorInput Vector { get; }

    /// <inheritdoc/>
    public KeyColumn? Key => null;

    /// <inheritdoc/>
    public IReadOnlyList<BatchOutput> Outputs { get; }

    /// <inheritdoc/>
    public int BatchSize => 64;

    /// <inheritdoc/>
    public void Map(BatchRows rows, float[]?[] outputs)
    {
        var places = new int[_k];
        var distances = new float[_k];
        for (var row = 0; row < rows.Count; row++)
        {
            Find(rows.Vectors.AsSpan(row * Vector.Size, Vector.Size), places, distances);
            for (var i = 0; i < _k; i++)
            {
                if (outputs[0] is { } indices)
                    indices[(row * _k) + i] = places[i];
                if (outputs[1] is { } found)
                    found[(row * _k) + i] = distances[i];
                if (outputs.Length > 2 && outputs[2] is { } pictures)
                    _samples.CopyImage(places[i], pictures.AsSpan(((row * _k) + i) * _samples.Image!.Value.Size, _samples.Image!.Value.Size));
            }
        }
    }

    // Of equally near ones, the first.
    private void Find(ReadOnlySpan<float> features, Span<int> places, Span<float> distances)
    {
        distances.Fill(float.PositiveInfinity);
        for (var sample = 0; sample < _samples.Count; sample++)
        {
            var distance = TensorPrimitives.Distance(features, _samples.Features(sample));
            if (distance >= distances[^1])
                continue;
            var place = _k - 1;
            for (; place > 0 && distances[place - 1] > distance; place--)
                (places[place], distances[place]) = (places[place - 1], distances[place - 1]);
            (places[place], distances[place]) = (sample, distance);
        }
    }
}
