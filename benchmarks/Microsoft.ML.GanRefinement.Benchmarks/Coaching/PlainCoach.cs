using Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp;
using Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace Microsoft.ML.GanRefinement.Benchmarks.Coaching;

/// <summary>The paper's loop as one writes it with TorchSharp: its layers and its Adam, weights that ask for gradients as they do after training.</summary>
internal sealed class PlainCoach : ICoachSide
{
    private readonly PlainDcganGenerator _generator = new(CoachCase.Networks);
    private readonly PlainDcganDiscriminator _discriminator = new(CoachCase.Networks);
    private readonly Tensor _latents = CoachCase.Latents();

    public PlainCoach(GanTransformer gan)
    {
        using var _ = no_grad();
        Copy(gan.Pair.Networks.Generator, _generator);
        Copy(gan.Pair.Networks.Discriminator, _discriminator);
        _generator.eval();
        _discriminator.eval();
    }

    /// <inheritdoc/>
    public double Gain()
    {
        using var scope = NewDisposeScope();
        return Score(Coach()) - Score(_latents);
    }

    /// <inheritdoc/>
    public double Run(int times) => Clock.Seconds(() =>
    {
        for (var i = 0; i < times; i++)
            Coach().Dispose();
    });

    public void Dispose()
    {
        _generator.Dispose();
        _discriminator.Dispose();
        _latents.Dispose();
    }

    private Tensor Coach()
    {
        using var whole = NewDisposeScope();
        var z = new Parameter(_latents.clone());
        using var adam = optim.Adam([z], CoachCase.LearningRate);
        for (var k = 0; k < CoachCase.Steps; k++)
        {
            using var scope = NewDisposeScope();
            adam.zero_grad();
            PlainLoss.Real(_discriminator.call(_generator.call(z, null)).Logits).backward();
            adam.step();
        }
        return z.detach().clone().MoveToOuterDisposeScope();
    }

    private double Score(Tensor latents)
    {
        using var _ = no_grad();
        return _discriminator.call(_generator.call(latents, null)).Logits.mean().ReadDouble();
    }

    // Weights and statistics come in one order; torch's norms count batches as well.
    private static void Copy(nn.Module from, nn.Module to)
    {
        Copy(from.parameters(), to.parameters());
        Copy(from.buffers(), to.named_buffers().Where(buffer => !buffer.name.EndsWith("tracked", StringComparison.Ordinal)).Select(buffer => buffer.buffer));
    }

    private static void Copy(IEnumerable<Tensor> from, IEnumerable<Tensor> to)
    {
        foreach (var (source, target) in from.Zip(to))
            target.copy_(source.view_as(target));
    }
}
