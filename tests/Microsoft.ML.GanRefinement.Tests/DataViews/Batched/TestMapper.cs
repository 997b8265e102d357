using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Batched;
using Microsoft.ML.GanRefinement.DataViews.Columns;

namespace Microsoft.ML.GanRefinement.Tests.DataViews.Batched;

/// <summary>Twice (twice the vector) and Sum (of its values, plus 1000 times the class); notes every call.</summary>
internal sealed class TestMapper(int size, int batchSize, bool hasKey = false, string input = "X", string twice = "Twice", string sum = "Sum") : IBatchMapper
{
    public IVectorInput Vector { get; } = new TestVectorInput(input, size);

    public KeyColumn? Key { get; } = hasKey ? new KeyColumn("Label") : null;

    public IReadOnlyList<BatchOutput> Outputs { get; } =
        [new(twice, new VectorDataViewType(NumberDataViewType.Single, size)), new(sum, NumberDataViewType.Single)];

    public int BatchSize => batchSize;

    /// <summary>Rows of each call.</summary>
    public List<int> Calls { get; } = [];

    /// <summary>Outputs asked for in the last call.</summary>
    public bool[] Asked { get; } = new bool[2];

    public void Map(BatchRows rows, float[]?[] outputs)
    {
        lock (Calls)
        {
            Calls.Add(rows.Count);
            (Asked[0], Asked[1]) = (outputs[0] is not null, outputs[1] is not null);
        }

        for (var row = 0; row < rows.Count; row++)
        {
            ReadOnlySpan<float> values = rows.Vectors.AsSpan(row * size, size);
            float total = 1000 * (rows.Classes?[row] ?? 0);
            for (var index = 0; index < size; index++)
            {
                total += values[index];
                if (outputs[0] is { } doubled)
                    doubled[(row * size) + index] = 2 * values[index];
            }

            if (outputs[1] is { } sums)
                sums[row] = total;
        }
    }
}
