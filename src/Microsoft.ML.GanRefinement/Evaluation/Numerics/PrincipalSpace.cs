using Microsoft.ML.GanRefinement.Common;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Evaluation.Numerics;

/// <summary>The directions in which the real features vary most: what estimates a density of some thousand rows needs few dimensions.</summary>
internal static class PrincipalSpace
{
    /// <summary>Both samples' coordinates along the real one's first principal components; they themselves where they have no more features.</summary>
    public static (FeatureMatrix Real, FeatureMatrix Generated) Of(FeatureMatrix real, FeatureMatrix generated, int dimensions, Cancellation cancellation)
    {
        if (dimensions >= real.Columns)
            return (real, generated);
        cancellation.ThrowIfRequested();
        using IDisposable scope = NewDisposeScope();
        var rows = real.ToTensor();
        var mean = rows.mean([0L]);
        var centred = rows - mean;
        // In ascending order of their eigenvalues.
        var (_, directions) = linalg.eigh(centred.t().mm(centred));
        var first = directions.narrow(1, real.Columns - dimensions, dimensions);
        cancellation.ThrowIfRequested();
        return (Matrix(centred.mm(first), dimensions), Matrix((generated.ToTensor() - mean).mm(first), dimensions));
    }

    private static FeatureMatrix Matrix(Tensor coordinates, int dimensions) =>
        new(coordinates.contiguous().data<double>().ToArray(), (int)coordinates.shape[0], dimensions);
}
