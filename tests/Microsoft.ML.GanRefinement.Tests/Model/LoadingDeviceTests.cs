using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Torch;
using Microsoft.ML.Runtime;
using TorchSharp;

namespace Microsoft.ML.GanRefinement.Tests.Model;

/// <summary>A model is loaded to the device of the context that loads it, whatever it was trained on.</summary>
[Collection(nameof(Trains))]
public sealed class LoadingDeviceTests
{
    // An index that no machine has: the tests say the same with and without a GPU.
    private const int NoGpu = 99;
    private readonly MLContext _ml = new(seed: 1);
    private readonly List<LoggingEventArgs> _log = [];

    public static TheoryData<string> Models => ["generator", "coach", "classifier"];

    [Theory]
    [MemberData(nameof(Models))]
    public void Falls_back_to_the_processor_with_a_warning(string model)
    {
        MLContext loading = new() { GpuDeviceId = NoGpu, FallbackToCpu = true };
        loading.Log += (_, e) => _log.Add(e);

        using var loaded = (IDisposable)loading.Model.Load(Saved(model), out _);

        // The only one, but where the processor's convolutions are wrong, which is told too.
        var warning = Assert.Single(_log, e => e.Kind == ChannelMessageKind.Warning
            && (TrustedConvolutions.Ensure() is not { } changed || !e.Message.Contains(changed)));
        Assert.Contains($"GpuDeviceId is {NoGpu}", warning.Message);
        Assert.Contains("processor", warning.Message);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Refuses_to_load_where_the_context_forbids_that(string model)
    {
        MLContext loading = new() { GpuDeviceId = NoGpu, FallbackToCpu = false };

        var error = Assert.ThrowsAny<Exception>(() => loading.Model.Load(Saved(model), out _));

        var cause = Assert.IsType<InvalidOperationException>(error.GetBaseException());
        Assert.Contains($"GpuDeviceId is {NoGpu}", cause.Message);
        Assert.Contains("FallbackToCpu is false", cause.Message);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Says_which_device_it_took_once_for_each_pair(string model)
    {
        MLContext loading = new();
        loading.Log += (_, e) => _log.Add(e);
        using var loaded = (IDisposable)loading.Model.Load(Saved(model), out _);
        Assert.Single(_log, e => e.Kind == ChannelMessageKind.Info && e.Message.Contains("The networks are on the processor"));
    }

    [Fact]
    public void Puts_the_networks_there()
    {
        var loaded = new MLContext { GpuDeviceId = NoGpu, FallbackToCpu = true }.Model.Load(Saved("generator"), out _);
        using var gan = (GanTransformer)(loaded is TransformerChain<ITransformer> chain ? chain.LastTransformer : loaded);
        Assert.Equal(DeviceType.CPU, gan.Pair.Device.type);
        Assert.All(gan.Pair.Networks.Generator.parameters(), p => Assert.Equal(DeviceType.CPU, p.device_type));
    }

    private MemoryStream Saved(string model)
    {
        MemoryStream file = new();
        using var gan = TinyGan.Train(_ml);
        var latents = TinyGan.Latents(_ml);
        var images = ImageRows.View(_ml);
        ITransformer transformer = model switch
        {
            "coach" => _ml.Gan().CoachLatent(gan, iterations: 1).Fit(latents).Append(gan),
            "classifier" => _ml.Gan().FitClassifier(new ImageClassifierTrainer.Options { BatchSize = 8, FeatureCount = 4, BaseChannels = 2 }).Fit(images),
            _ => gan,
        };
        using var owner = (IDisposable)transformer;
        _ml.Model.Save(transformer, (model == "classifier" ? images : latents).Schema, file);
        file.Position = 0;
        return file;
    }
}
