using Microsoft.ML.GanRefinement.Evaluation.Numerics;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Numerics;

/// <summary>Fits of parts put together are the fit of all rows.</summary>
public class GaussianFitMergeTests
{
    [Theory]
    [InlineData(60, 5, new[] { 20, 0, 40 }, false)]
    [InlineData(60, 5, new[] { 1, 2, 57 }, false)]
    [InlineData(10, 12, new[] { 4, 6 }, false)]
    [InlineData(900, 130, new[] { 400, 500 }, true)]
    [InlineData(900, 130, new[] { 400, 100, 400 }, false)]
    public void Of_any_parts(int rows, int columns, int[] parts, bool ofProducts)
    {
        // Far from the origin, where products without a mean taken off lose digits.
        var sample = Samples.Gaussian(rows, columns, 1, shift: 1000);
        using GaussianFit whole = new(sample);
        using GaussianFit merged = new();
        var start = 0;
        foreach (var part in parts)
        {
            using GaussianFit fit = new();
            if (part > 0)
                fit.Add(sample.Select([.. Enumerable.Range(start, part)]));
            using MemoryStream stream = new();
            using BinaryWriter writer = new(stream);
            fit.Save(writer);
            writer.Flush();
            stream.Position = 0;
            using BinaryReader reader = new(stream);
            merged.Merge(reader);
            start += part;
        }

        Assert.Equal(rows, merged.Rows);
        Assert.Equal(ofProducts, merged.IsOfProducts);
        using var means = (merged.Mean - whole.Mean).abs().max();
        using var expected = whole.Covariance();
        using var found = merged.Covariance();
        using var covariances = (found - expected).abs().max();
        Assert.InRange(means.item<double>(), 0, 1e-10);
        Assert.InRange(covariances.item<double>(), 0, 1e-10);
    }
}
