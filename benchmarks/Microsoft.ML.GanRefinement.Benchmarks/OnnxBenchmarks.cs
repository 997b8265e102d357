using BenchmarkDotNet.Attributes;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Microsoft.ML.GanRefinement.Benchmarks;

/// <summary>The demo's generator as ExportOnnx writes it, run by ONNX Runtime, beside TorchSharp's forward pass of as many threads.</summary>
public class OnnxBenchmarks
{
    private TrainedPair _pair = null!;
    private GanTransformer _gan = null!;
    private InferenceSession _session = null!;
    private List<NamedOnnxValue> _inputs = null!;
    private Tensor _latents = null!;
    private Tensor _classes = null!;

    /// <summary>One image for a caller who waits, or many at a time.</summary>
    [Params(1, 64)]
    public int Images { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        MLContext ml = new(1);
        _pair = DemoPair.Create();
        _gan = new GanTransformer(ml, _pair, new GanColumns());
        using MemoryStream graph = new();
        ml.Gan().ExportOnnx(_gan, graph);
        using SessionOptions options = new() { IntraOpNumThreads = get_num_threads(), InterOpNumThreads = 1 };
        _session = new InferenceSession(graph.ToArray(), options);
        _latents = randn(Images, DemoPair.LatentSize, dtype: ScalarType.Float32, device: CPU);
        _classes = arange(Images, dtype: ScalarType.Int64, device: CPU).remainder(DemoPair.ClassCount);
        _inputs =
        [
            NamedOnnxValue.CreateFromTensor("Latent", new DenseTensor<float>(_latents.data<float>().ToArray(), [Images, DemoPair.LatentSize])),
            NamedOnnxValue.CreateFromTensor("Label", new DenseTensor<long>(_classes.data<long>().ToArray(), [Images, 1])),
        ];
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _session.Dispose();
        _gan.Dispose();
    }

    [Benchmark(Baseline = true)]
    public byte TorchSharp()
    {
        using var scope = NewDisposeScope();
        using var inference = inference_mode();
        return _pair.Generate(_latents, _classes).bytes[0];
    }

    [Benchmark]
    public float OnnxRuntime()
    {
        using var results = _session.Run(_inputs);
        return results[0].AsTensor<float>().GetValue(0);
    }
}
