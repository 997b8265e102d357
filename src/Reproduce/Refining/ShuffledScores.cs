using Microsoft.ML;
using Microsoft.ML.Data;

namespace GanRefinement.Reproduce.Refining;

/// <summary>The negative control of row filters: samples with each other's scores.</summary>
internal static class ShuffledScores
{
    /// <summary>So many samples of a scene, with the scores of others.</summary>
    public static IDataView Of(RefinerScene scene, int count)
    {
        var samples = SampleSet.Read(scene.Gan.Transform(scene.LatentsOf(count)), count);
        float[] scores = [.. samples.Scores];
        new Random(scene.Seed).Shuffle(scores);
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.GeneratedImage)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, samples.Dimensions.ToArray());
        return scene.ML.Data.LoadFromEnumerable(samples.Samples.Zip(scores, (image, score) => new Row { GeneratedImage = image, Score = score }), schema);
    }

    private sealed class Row
    {
        public float[] GeneratedImage { get; set; } = [];

        public float Score { get; set; }
    }
}
