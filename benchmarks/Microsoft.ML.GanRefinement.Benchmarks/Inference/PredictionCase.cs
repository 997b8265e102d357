using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Model;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Benchmarks.Inference;

/// <summary>One image: an engine's call beside the bare forward pass.</summary>
internal sealed class PredictionCase : IInferenceCase
{
    private readonly MLContext _ml = new(1);
    private readonly Input _input = new() { Latent = new float[DemoPair.LatentSize], Label = 3 };
    private readonly TrainedPair _pair;
    private readonly PredictionEngine<Input, Output> _engine;
    private readonly Tensor _latent;
    private readonly Tensor _class;

    public PredictionCase()
    {
        _pair = DemoPair.Create();
        _engine = _ml.Model.CreatePredictionEngine<Input, Output>(new GanTransformer(_ml, _pair, new GanColumns()));
        _latent = zeros(1, DemoPair.LatentSize);
        _class = tensor(new long[] { 3 });
    }

    public float Bare()
    {
        using var scope = NewDisposeScope();
        using var inference = inference_mode();
        return _pair.Generate(_latent, _class).bytes[0];
    }

    public float Product() => _engine.Predict(_input).GeneratedImage[0];

    public sealed class Input
    {
        [VectorType(DemoPair.LatentSize)]
        public float[] Latent { get; set; } = [];

        [KeyType(DemoPair.ClassCount)]
        public uint Label { get; set; }
    }

    public sealed class Output
    {
        [VectorType(1, 32, 32)]
        public float[] GeneratedImage { get; set; } = [];
    }
}
