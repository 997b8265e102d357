using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Benchmarks;

internal sealed class DcganDiscriminator : Module<Tensor, Tensor>
{
    private readonly Sequential layers = Sequential(
        Conv2d(1, 64, 4, 2, 1, bias: false), LeakyReLU(0.2, inplace: true),
        Conv2d(64, 128, 4, 2, 1, bias: false), BatchNorm2d(128), LeakyReLU(0.2, inplace: true),
        Conv2d(128, 256, 4, 2, 1, bias: false), BatchNorm2d(256), LeakyReLU(0.2, inplace: true),
        Conv2d(256, 1, 4, 1, 0, bias: false));

    public DcganDiscriminator() : base(nameof(DcganDiscriminator)) => RegisterComponents();

    public override Tensor forward(Tensor image) => layers.call(image).view(-1);
}
