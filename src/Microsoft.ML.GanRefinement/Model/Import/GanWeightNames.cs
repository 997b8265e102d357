using Microsoft.ML.GanRefinement.Model.Import;

namespace Microsoft.ML.GanRefinement;

/// <summary>What a state dict calls the layers of a network. A layer's tensors have PyTorch's names in any case: <c>weight</c>, <c>bias</c>,
/// <c>running_mean</c>, <c>weight_orig</c> and so on. docs/foreign-weights.md lists the layers of each architecture.</summary>
public sealed class GanWeightNames
{
    private readonly ILayerNames _layers;
    private readonly string _text;

    private GanWeightNames(ILayerNames layers, string text) => (_layers, _text) = (layers, text);

    /// <summary>The library's own names; for registered networks, those of the modules.</summary>
    public static GanWeightNames Own { get; } = new(new OwnLayerNames(), nameof(Own));

    /// <summary>Those of mimicry (Lee and Town 2020), for <see cref="GanNetworks.ResNet"/> with <see cref="GanUpsampling.Bilinear"/>: SNGAN, cGAN-PD and the
    /// pairs of like form, saved by its trainer (entry <c>model_state_dict</c>) or by themselves.</summary>
    public static GanWeightNames Mimicry { get; } = new(new MimicryLayerNames(), nameof(Mimicry));

    /// <summary>Those of pytorch-gan-collections, for <see cref="GanNetworks.ClassicDcgan"/>, <see cref="GanNetworks.SnganCnn"/> and
    /// <see cref="GanNetworks.ResNet"/> for 32 pixels: saved by its scripts (entries <c>net_G</c> and <c>net_D</c>) or by themselves.</summary>
    public static GanWeightNames PyTorchGanCollections { get; } = new(new CollectionLayerNames(), nameof(PyTorchGanCollections));

    /// <summary>Those of PyTorch-StudioGAN (Kang et al. 2022), for <see cref="GanNetworks.ResNet"/> for 32 pixels with a spectrally normalised discriminator:
    /// SNGAN and its relatives with class-conditional batch norms, and a projection or an auxiliary classifier; saved by its trainer (entry
    /// <c>state_dict</c>) or by themselves.</summary>
    public static GanWeightNames PyTorchStudioGan { get; } = new(new StudioGanLayerNames(), nameof(PyTorchStudioGan));

    /// <summary>Names of your own.</summary>
    /// <param name="layers">From the library's name of a layer to the file's. A name stands for all layers below it too; the longest that fits is taken. Layers
    /// without one keep theirs.</param>
    /// <exception cref="ArgumentNullException"><paramref name="layers"/> is null.</exception>
    public static GanWeightNames Map(IReadOnlyDictionary<string, string> layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        return new(new MappedLayerNames(layers), $"{nameof(Map)} of {layers.Count} layers");
    }

    internal ILayerNames Layers => _layers;

    /// <summary>Which names.</summary>
    public override string ToString() => _text;
}
