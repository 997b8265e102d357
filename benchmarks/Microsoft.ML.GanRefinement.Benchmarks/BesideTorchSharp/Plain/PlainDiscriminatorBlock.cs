using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

internal sealed class PlainDiscriminatorBlock : nn.Module<Tensor, Tensor>
{
    private readonly bool _halves;
    private readonly bool _atImage;
    private readonly PlainSpectralLayer conv1;
    private readonly PlainSpectralLayer conv2;
    private readonly PlainSpectralLayer? shortcut;

    public PlainDiscriminatorBlock(int inputs, int outputs, bool halves, bool atImage) : base(nameof(PlainDiscriminatorBlock))
    {
        (_halves, _atImage) = (halves, atImage);
        conv1 = new PlainSpectralLayer(inputs, outputs, 3);
        conv2 = new PlainSpectralLayer(outputs, outputs, 3);
        shortcut = halves ? new PlainSpectralLayer(inputs, outputs, 1) : null;
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var y = conv2.call(nn.functional.relu(conv1.call(_atImage ? x : nn.functional.relu(x)), inplace: true));
        if (!_halves)
            return y + x;
        return Halved(y) + (_atImage ? shortcut!.call(Halved(x)) : Halved(shortcut!.call(x)));
    }

    private static Tensor Halved(Tensor x) => nn.functional.avg_pool2d(x, 2);
}
