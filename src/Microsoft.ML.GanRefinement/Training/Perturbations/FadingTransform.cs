using Microsoft.ML.GanRefinement.Networks.Progressive;
using Microsoft.ML.GanRefinement.Training.Updates;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training.Perturbations;

/// <summary>Real images while a doubling fades in: (1 − α) times what the smaller resolution shows of them and α times what the larger does, so that they
/// have no more detail than generated ones (Karras et al. 2018, appendix A.1's code). Without state.</summary>
internal sealed class FadingTransform(NetworkGrowth growth) : IRealTransform
{
    /// <inheritdoc/>
    public Tensor Apply(Tensor real, Tensor? classes, long index)
    {
        var (level, share) = Growth.Of(growth.Progress);
        if (share == 1)
            return real;
        // The discriminator takes the mean over what the larger resolution has no pixels for.
        var coarse = growth.Doublings - level + 1;
        return Growth.Fade(Growth.Enlarged(Growth.Reduced(real, coarse), coarse), real, share);
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
