using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Networks.Progressive;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training.Updates;

/// <summary>Makes networks grow with the iterations. It follows from the iteration alone.</summary>
internal sealed class NetworkGrowth
{
    private readonly long _stable;
    private readonly long _fade;
    private readonly IGrowing[] _networks;

    /// <param name="stable">Iterations at each resolution.</param>
    /// <param name="fade">Iterations of each fade, at least 1.</param>
    /// <param name="networks">What grows in them, all of it alike.</param>
    public NetworkGrowth(long stable, long fade, NetworkPair networks)
    {
        (_stable, _fade) = (stable, fade);
        _networks = [.. new nn.Module[] { networks.Generator, networks.Discriminator }
            .SelectMany(network => network.modules().Prepend(network)).OfType<IGrowing>().Distinct()];
    }

    /// <summary>Doublings up to the full size.</summary>
    public int Doublings => _networks[0].Doublings;

    /// <summary>The networks' progress in the iteration under way.</summary>
    public double Progress => _networks[0].Progress;

    /// <summary>Gives the networks their progress for an iteration.</summary>
    /// <returns>Whether a doubling begins with it.</returns>
    public bool Begin(long iteration)
    {
        var progress = At(iteration);
        if (progress != Progress)
        {
            foreach (var network in _networks)
                network.Progress = progress;
        }
        return iteration > 0 && Math.Ceiling(progress) > Math.Ceiling(At(iteration - 1));
    }

    /// <summary>Real images while a doubling fades in: (1 − α) times what the smaller resolution shows of them and α times what the larger does, so that they
    /// have no more detail than generated ones (Karras et al. 2018, appendix A.1's code).</summary>
    /// <param name="real">[B, …].</param>
    public Tensor Faded(Tensor real)
    {
        var (level, share) = Growth.Of(Progress);
        if (share == 1)
            return real;
        // The discriminator takes the mean over what the larger resolution has no pixels for.
        var coarse = Doublings - level + 1;
        return Growth.Fade(Growth.Enlarged(Growth.Reduced(real, coarse), coarse), real, share);
    }

    /// <summary>Samples as the discriminator tells them apart: what the resolution of its progress shows of them, at their full size.</summary>
    /// <param name="samples">[B, …].</param>
    public Tensor Shown(Tensor samples)
    {
        var halvings = Doublings - Growth.Of(Progress).Level;
        return Growth.Enlarged(Growth.Reduced(samples, halvings), halvings);
    }

    /// <summary>The progress in an iteration: a number of whole doublings, and the share of the one that fades in.</summary>
    public double At(long iteration)
    {
        var (whole, rest) = Math.DivRem(iteration, _stable + _fade);
        return Math.Min(Doublings, whole + (Math.Max(0, rest - _stable + 1.0) / (_fade + 1.0)));
    }
}
