using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Data;

namespace Microsoft.ML.GanRefinement.Evaluation;

/// <summary>Pairs of near points on straight paths between latents of the prior.</summary>
internal static class LatentPaths
{
    /// <summary>Two views of latents, and of classes where the network has them: points t and t + ε of the same paths, t in [0, 1 − ε].</summary>
    public static (IDataView First, IDataView Second) Create(GanTransformer gan, int pairs, double epsilon, int seed)
    {
        int size = gan.LatentSize;
        RandomStream stream = Draws.Stream(seed, DrawPurpose.PathEnds);
        var first = new float[pairs][];
        var second = new float[pairs][];
        for (var i = 0; i < pairs; i++)
        {
            double[] start = Draws.Normals(ref stream, size);
            double[] end = Draws.Normals(ref stream, size);
            double t = Draws.Unit(ref stream) * (1 - epsilon);
            float[] At(double share) => [.. start.Zip(end, (a, b) => (float)(a + (share * (b - a))))];
            (first[i], second[i]) = (At(t), At(t + epsilon));
        }

        return (View(gan, first), View(gan, second));
    }

    private static IndexedDataView View(GanTransformer gan, float[][] latents)
    {
        IndexedColumn latent = new(
            gan.Columns.Latent,
            new VectorDataViewType(NumberDataViewType.Single, gan.LatentSize),
            row => (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) => new VBuffer<float>(gan.LatentSize, latents[row()]).CopyTo(ref value)));
        if (gan.ClassCount == 0)
        {
            return new IndexedDataView(latents.Length, latent);
        }

        IndexedColumn label = new(
            gan.Columns.Label,
            new KeyDataViewType(typeof(uint), gan.ClassCount),
            row => (ValueGetter<uint>)((ref uint value) => value = (uint)(row() % gan.ClassCount) + 1),
            KeyNames.Write(gan.ClassNames));
        return new IndexedDataView(latents.Length, latent, label);
    }
}
