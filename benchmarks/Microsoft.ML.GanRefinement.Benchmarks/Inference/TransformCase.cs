using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Model;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Benchmarks.Inference;

/// <summary>4,096 images: the lazy view read by a cursor, beside the bare loop.</summary>
internal sealed class TransformCase : IInferenceCase
{
    private const int Rows = 4096;
    private const int BatchSize = 64;

    private readonly MLContext _ml = new(1);
    private readonly TrainedPair _pair;
    private readonly GanTransformer _gan;
    private readonly IDataView _latents;
    private readonly Tensor _tensor;
    private readonly Tensor _classes;

    public TransformCase()
    {
        _pair = DemoPair.Create();
        _gan = new GanTransformer(_ml, _pair, new GanColumns(), BatchSize);
        _latents = _ml.Gan().SampleLatents(_gan, Rows, seed: 1);
        _tensor = randn(Rows, DemoPair.LatentSize);
        _classes = arange(Rows, dtype: ScalarType.Int64).remainder(DemoPair.ClassCount);
    }

    public float Bare()
    {
        byte last = 0;
        for (var start = 0; start < Rows; start += BatchSize)
        {
            using var scope = NewDisposeScope();
            using var inference = inference_mode();
            last = _pair.Generate(_tensor.narrow(0, start, BatchSize), _classes.narrow(0, start, BatchSize)).bytes[0];
        }
        return last;
    }

    public float Product()
    {
        var view = _gan.Transform(_latents);
        var column = view.Schema[ColumnNames.GeneratedImage];
        using var cursor = view.GetRowCursor([column]);
        var getter = cursor.GetGetter<VBuffer<float>>(column);
        VBuffer<float> image = default;
        while (cursor.MoveNext())
            getter(ref image);
        return image.GetValues()[0];
    }
}
