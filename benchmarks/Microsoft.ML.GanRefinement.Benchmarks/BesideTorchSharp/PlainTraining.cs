using Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;
using Microsoft.ML.Runtime;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp;

/// <summary>The plain script of a case, from the product's first weights.</summary>
internal sealed class PlainTraining : ITrainingSide
{
    private readonly PlainGan _gan;
    private readonly PlainNumbers _numbers;
    private readonly IPlainScript _script;

    public PlainTraining(TrainingCase one)
    {
        using var channel = ((IHostEnvironment)new MLContext(TrainingCase.Seed)).Register("benchmark").Start("benchmark");
        using var first = ProductTraining.FirstNetworks(one);
        random.manual_seed(TrainingCase.Seed);
        _gan = new PlainGan(one, first);
        _numbers = new PlainNumbers(one, NoiseImages.Read(channel, one));
        _script = one.Script(_gan);
    }

    /// <inheritdoc/>
    public float FirstLoss()
    {
        _numbers.AreTheProducts = true;
        var loss = Step();
        _numbers.AreTheProducts = false;
        return loss;
    }

    /// <inheritdoc/>
    public double Run(int iterations) => Clock.Seconds(() =>
    {
        for (var i = 0; i < iterations; i++)
            Step();
    });

    public void Dispose()
    {
        _gan.Dispose();
        _numbers.Dispose();
    }

    private float Step()
    {
        using var scope = NewDisposeScope();
        return _script.Step(_numbers);
    }
}
