using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Evaluation;

/// <summary>
/// The Gaussian that has a sample's mean and covariance, kept as the centred rows so that the covariance is formed only where it pays.
/// </summary>
internal sealed class GaussianFit : IDisposable
{
    public GaussianFit(FeatureMatrix sample)
    {
        if (sample.Rows < 2)
        {
            throw new InvalidOperationException($"A covariance needs at least 2 rows of features, got {sample.Rows}.");
        }

        using IDisposable scope = NewDisposeScope();
        Tensor rows = tensor(sample.Values, [sample.Rows, sample.Columns], dtype: ScalarType.Float64);
        Tensor mean = rows.mean([0L]);
        Mean = mean.MoveToOuterDisposeScope();
        // Divided once here, so that the covariance is CᵀC and every product of two samples is scaled already.
        Centred = ((rows - mean) / Math.Sqrt(sample.Rows - 1.0)).MoveToOuterDisposeScope();
        Rows = sample.Rows;
        Columns = sample.Columns;
    }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>The mean, [features].</summary>
    public Tensor Mean { get; }

    /// <summary>Centred rows divided by √(n−1), [samples, features].</summary>
    public Tensor Centred { get; }

    /// <summary>Trace of the covariance: the sum of squares of <see cref="Centred"/>.</summary>
    public double Variance()
    {
        using Tensor squares = Centred.square();
        using Tensor total = squares.sum();
        return total.item<double>();
    }

    /// <summary>The covariance, [features, features]; the caller disposes it.</summary>
    public Tensor Covariance()
    {
        using Tensor transposed = Centred.t();
        return transposed.mm(Centred);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Mean.Dispose();
        Centred.Dispose();
    }
}
