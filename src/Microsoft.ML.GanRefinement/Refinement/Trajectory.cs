using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Refinement;

/// <summary>Keeps the latents of chosen steps until it is disposed.</summary>
/// <param name="steps">Which, in rising order.</param>
internal sealed class Trajectory(IReadOnlyList<int> steps) : IDisposable
{
    private readonly Tensor?[] _latents = new Tensor?[steps.Count];

    /// <summary>Hears of a step's latents, [B, Z], and copies them if they are asked for.</summary>
    public void Hear(int step, Tensor latents)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i] != step)
                continue;
            _latents[i]?.Dispose();
            // Steps have scopes of their own, which end before the trajectory does.
            _latents[i] = latents.detach().clone().DetachFromDisposeScope();
        }
    }

    /// <summary>[B, steps, Z]; steps that were never taken show the result.</summary>
    public Tensor Complete(Tensor result) => stack(_latents.Select(latents => latents ?? result), 1);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var latents in _latents)
            latents?.Dispose();
    }
}
