using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

internal sealed class PlainDcganGenerator : nn.Module<Tensor, Tensor?, Tensor>
{
    private readonly Linear project;
    private readonly ModuleList<nn.Module> norms = [];
    private readonly ModuleList<ConvTranspose2d> ups = [];

    public PlainDcganGenerator(TrainingCase one) : base(nameof(PlainDcganGenerator))
    {
        var doublings = (int)Math.Log2(one.Image.Height / 4);
        var channels = one.BaseChannels << (doublings - 1);
        project = nn.Linear(TrainingCase.LatentSize, channels * 4 * 4, hasBias: false);
        for (var i = 0; i < doublings; i++)
        {
            var next = i == doublings - 1 ? one.Image.Channels : channels / 2;
            norms.Add(one.ClassCount == 0 ? nn.BatchNorm2d(channels) : new PlainConditionalNorm(channels, one.ClassCount));
            ups.Add(nn.ConvTranspose2d(channels, next, kernel_size: 4, stride: 2, padding: 1, bias: false));
            channels = next;
        }
        RegisterComponents();
    }

    public override Tensor forward(Tensor latents, Tensor? classes)
    {
        var x = project.call(latents).view(latents.shape[0], -1, 4, 4);
        for (var i = 0; i < ups.Count; i++)
        {
            x = norms[i] is PlainConditionalNorm conditional ? conditional.call(x, classes!) : ((BatchNorm2d)norms[i]).call(x);
            x = ups[i].call(nn.functional.relu(x, inplace: true));
        }
        return x.tanh();
    }
}
