using GanRefinement.Reproduce.Refining;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;
using static TorchSharp.torch;

namespace GanRefinement.Reproduce.Lecture;

/// <summary>Samples that are points, as the various parts want them.</summary>
internal static class Points
{
    /// <summary>[N, d], single precision.</summary>
    public static Tensor Tensor(IReadOnlyList<float[]> points) =>
        tensor(points.SelectMany(point => point).ToArray(), dtype: ScalarType.Float32, device: CPU).view(points.Count, points[0].Length);

    /// <summary>The rows of [N, d].</summary>
    public static float[][] Rows(Tensor points) => [.. points.detach().contiguous().data<float>().ToArray().Chunk((int)points.shape[1])];

    /// <summary>Points drawn from a mixture.</summary>
    public static float[][] Draw(GanMixture mixture, int count, int seed = Stage.Seed) =>
        [.. SampleSet.Read(new MLContext(seed).Gan().SampleMixture(mixture, count, seed, SampleSet.ColumnName), count).Samples];

    /// <summary>A view to train on.</summary>
    public static IDataView View(IReadOnlyList<float[]> points) => new SampleSet(points, [], [points[0].Length]).View(Stage.Context(), "Image");

    /// <summary>A network's samples in training.</summary>
    public static float[][] Of(GanSamples samples) => [.. Enumerable.Range(0, samples.Count).Select(i => samples[i].ToArray())];

    /// <summary>For a picture.</summary>
    public static (double X, double Y)[] Dots(IEnumerable<float[]> points) => [.. points.Select(point => ((double)point[0], (double)point[1]))];

    /// <summary>How many of a mixture's modes some points find, and the share of them within 3 deviations of one.</summary>
    public static (int Modes, double Share) Found(GanMixture mixture, IReadOnlyList<float[]> points)
    {
        var ml = Stage.Context();
        var metrics = ml.Gan().EvaluateMixture(new SampleSet(points, [], [points[0].Length]).View(ml), mixture, 3);
        return (metrics.CapturedModes, metrics.HighQualityShare.Value);
    }

    /// <summary>A square of points, rows from the bottom up.</summary>
    public static float[][] Grid(double extent, int side)
    {
        float At(int i) => (float)(extent * (((2 * i) + 1 - side) / (double)side));
        return [.. Enumerable.Range(0, side * side).Select(i => new[] { At(i % side), At(i / side) })];
    }

    /// <summary>Values at the points of <see cref="Grid"/> as a field.</summary>
    public static double[,] Field(IReadOnlyList<float> values)
    {
        var side = (int)Math.Sqrt(values.Count);
        var field = new double[side, side];
        for (var i = 0; i < values.Count; i++)
            field[i / side, i % side] = values[i];

        return field;
    }
}
