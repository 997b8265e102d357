using System.Numerics.Tensors;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;
using Microsoft.ML.GanRefinement.Latents;

namespace Microsoft.ML.GanRefinement.Model;

/// <summary>Pairs of near points on paths between latents of the prior.</summary>
internal static class LatentPaths
{
    /// <summary>Two views of latents, and of classes where the network has them: points t and t + ε of the same paths, t in [0, 1 −
    /// ε]. Both points of a pair have one class, by turns.</summary>
    public static (IDataView First, IDataView Second) Create(
        GanTransformer gan, int pairs, double epsilon, int seed, LatentInterpolation interpolation, ClassPrior classes)
    {
        var size = gan.LatentSize;
        var stream = Draws.Stream(seed, DrawPurpose.PathEnds);
        var first = new float[pairs][];
        var second = new float[pairs][];
        for (var i = 0; i < pairs; i++)
        {
            var start = Latent(ref stream, size, gan.LatentDistribution);
            var end = Latent(ref stream, size, gan.LatentDistribution);
            var t = Draws.Unit(ref stream) * (1 - epsilon);
            (first[i], second[i]) = (At(start, end, t, interpolation), At(start, end, t + epsilon, interpolation));
        }

        return (View(gan, first, classes), View(gan, second, classes));
    }

    /// <summary>The point at a share of the way.</summary>
    /// <remarks>On the great circle: (sin((1−t)Ω)·a + sin(tΩ)·b)/sin Ω, with the angle Ω between both (Shoemake 1985).</remarks>
    public static float[] At(double[] start, double[] end, double share, LatentInterpolation interpolation)
    {
        (var first, var second) = (1 - share, share);
        var angle = Math.Acos(Math.Clamp(TensorPrimitives.CosineSimilarity<double>(start, end), -1, 1));
        // Latents on one line, as all of one value are, have no circle of their own.
        if (interpolation == LatentInterpolation.Spherical && Math.Sin(angle) > 1e-6)
            (first, second) = (Math.Sin(first * angle) / Math.Sin(angle), Math.Sin(second * angle) / Math.Sin(angle));

        return [.. start.Zip(end, (a, b) => (float)((first * a) + (second * b)))];
    }

    private static double[] Latent(ref RandomStream stream, int size, LatentDistribution distribution)
    {
        if (distribution == LatentDistribution.Normal)
            return Draws.Normals(ref stream, size);
        var latent = new double[size];
        for (var i = 0; i < size; i++)
            latent[i] = (2 * Draws.Unit(ref stream)) - 1;
        return latent;
    }

    private static IDataView View(GanTransformer gan, float[][] latents, ClassPrior classes) => LatentDataView.Of(
        latents, gan.Columns.Latent, gan.Columns.Label, gan.ClassNames,
        gan.ClassCount == 0 ? null : [.. Enumerable.Range(0, latents.Length).Select(row => (long)classes.Of(row, seed: 0))]);
}
