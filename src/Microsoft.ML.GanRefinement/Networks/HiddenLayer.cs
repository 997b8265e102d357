using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Networks;

/// <summary>What one of a discriminator's layers makes of samples, by the layer's name.</summary>
internal sealed class HiddenLayer
{
    private readonly Discriminator _discriminator;
    private readonly nn.Module<Tensor, Tensor> _layer;

    /// <exception cref="ArgumentException">There is no such layer; the message has those that there are.</exception>
    public HiddenLayer(Discriminator discriminator, string name)
    {
        _discriminator = discriminator;
        var layers = discriminator.named_modules().Select(m => (m.name, Layer: m.module as nn.Module<Tensor, Tensor>))
            .Where(m => m.Layer is not null && m.name.Length > 0).ToList();
        _layer = layers.FirstOrDefault(m => m.name == name).Layer ?? throw new ArgumentException(
            $"The discriminator has no layer '{name}' to match features of; it has {string.Join(", ", layers.Select(m => m.name))}.", "layer");
    }

    /// <summary>The layer's output, [B, …], after whatever the next layer does to it in place.</summary>
    public Tensor Of(Tensor samples, Tensor? classes)
    {
        Tensor? seen = null;
        var hook = _layer.register_forward_hook((_, _, output) =>
        {
            seen = output;
            return output;
        });
        try
        {
            _discriminator.call(samples, classes);
        }
        finally
        {
            hook.remove();
        }
        return seen!;
    }
}
