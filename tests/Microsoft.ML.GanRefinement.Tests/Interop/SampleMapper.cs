using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Batched;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.Tests.DataViews.Batched;

namespace Microsoft.ML.GanRefinement.Tests.Interop;

/// <summary>Multiplies a vector by factors.</summary>
internal sealed class SampleMapper(string output, string input, float[] factors) : IBatchMapper
{
    public IVectorInput Vector { get; } = new TestVectorInput(input, factors.Length);

    public KeyColumn? Key => null;

    public IReadOnlyList<BatchOutput> Outputs { get; } = [new(output, new VectorDataViewType(NumberDataViewType.Single, factors.Length))];

    public int BatchSize => 4;

    public void Map(BatchRows rows, float[]?[] outputs)
    {
        for (var index = 0; index < rows.Count * factors.Length; index++)
            outputs[0]![index] = rows.Vectors[index] * factors[index % factors.Length];
    }
}
