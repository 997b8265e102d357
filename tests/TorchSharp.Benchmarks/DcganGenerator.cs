using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Benchmarks;

internal sealed class DcganGenerator : Module<Tensor, Tensor>
{
    private readonly Sequential layers = Sequential(
        ConvTranspose2d(128, 256, 4, 1, 0, bias: false), BatchNorm2d(256), ReLU(inplace: true),
        ConvTranspose2d(256, 128, 4, 2, 1, bias: false), BatchNorm2d(128), ReLU(inplace: true),
        ConvTranspose2d(128, 64, 4, 2, 1, bias: false), BatchNorm2d(64), ReLU(inplace: true),
        ConvTranspose2d(64, 1, 4, 2, 1, bias: false), Tanh());

    public DcganGenerator() : base(nameof(DcganGenerator)) => RegisterComponents();

    public override Tensor forward(Tensor latent) => layers.call(latent);
}
