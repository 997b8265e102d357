using Microsoft.ML.GanRefinement;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GanRefinement.Reproduce.Lecture;

/// <summary>A small generator of grey images of 16×16 pixels.</summary>
internal sealed class SmallPainter : nn.Module<Tensor, Tensor?, Tensor>
{
    private const int Channels = 24;

    private readonly Linear first;
    private readonly ConvTranspose2d second;
    private readonly ConvTranspose2d last;

    /// <param name="latents">Values in a latent.</param>
    public SmallPainter(int latents)
        : base(nameof(SmallPainter))
    {
        first = nn.Linear(latents, Channels * 16);
        second = nn.ConvTranspose2d(Channels, Channels / 2, 4, stride: 2, padding: 1);
        last = nn.ConvTranspose2d(Channels / 2, 1, 4, stride: 2, padding: 1);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor latents, Tensor? classes) =>
        last.call(second.call(first.call(latents).LeakyRelu(0.2).view(-1, Channels, 4, 4)).LeakyRelu(0.2)).tanh();
}
