using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

internal sealed class PlainResNetGenerator : nn.Module<Tensor, Tensor?, Tensor>
{
    private readonly Linear project;
    private readonly ModuleList<PlainGeneratorBlock> blocks = [];
    private readonly BatchNorm2d norm;
    private readonly Conv2d image;

    public PlainResNetGenerator(TrainingCase one) : base(nameof(PlainResNetGenerator))
    {
        var channels = 4 * one.BaseChannels;
        project = nn.Linear(TrainingCase.LatentSize, channels * 4 * 4);
        for (var i = 0; i < 3; i++)
            blocks.Add(new PlainGeneratorBlock(channels));
        norm = nn.BatchNorm2d(channels);
        image = nn.Conv2d(channels, one.Image.Channels, kernel_size: 3, padding: 1);
        RegisterComponents();
    }

    public override Tensor forward(Tensor latents, Tensor? classes)
    {
        var x = project.call(latents).view(latents.shape[0], -1, 4, 4);
        foreach (var block in blocks)
            x = block.call(x);
        return image.call(nn.functional.relu(norm.call(x), inplace: true)).tanh();
    }
}
