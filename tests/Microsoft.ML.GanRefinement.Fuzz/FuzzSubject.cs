using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.Fuzz;

/// <summary>The model that is damaged: latents appended, coached, searched from, turned into images; and what a sound one makes of given
/// rows.</summary>
internal sealed class FuzzSubject
{
    private const int Rows = 4;
    private const int Side = 8;
    private const int Classes = 2;
    private const string Schema = "Schema";

    private readonly IDataView _rows;
    private readonly byte[] _copier;

    public FuzzSubject()
    {
        MLContext ml = new(seed: 1);
        _rows = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 16).Select(CreateRow).ToArray());
        using var gan = ml.Gan().FastRobGan(new FastRobGanTrainer.Options
        {
            MaxIterations = 2,
            BatchSize = 8,
            LatentSize = 5,
            Networks = GanNetworks.Dcgan(4),
            LatentRefinement = GanLatentRefiner.Fgsm(iterations: 1),
        }).Fit(_rows);
        using var model = ml.Gan().AppendLatents(gan, seed: 2)
            .Append(ml.Gan().CoachLatent(gan, iterations: 2, learningRate: 0.1f))
            .Append(ml.Gan().SearchLatent(gan, iterations: 2, stepSize: 0.1, bound: 0.15))
            .Fit(_rows)
            .Append(gan);
        File = Save(ml, model);
        _copier = Save(ml, ml.Transforms.CopyColumns("Copy", "Label").Fit(_rows));
        Images = Read(model.Transform(ml.Data.TakeRows(_rows, Rows)));
    }

    /// <summary>The sound file.</summary>
    public byte[] File { get; }

    /// <summary>The sound model's images and scores.</summary>
    public float[] Images { get; }

    /// <summary>Loads a file in a context of its own and makes the images.</summary>
    public float[] Load(byte[] file)
    {
        MLContext ml = new();
        var model = ml.Model.Load(new MemoryStream(file), out _);
        using (model as IDisposable)
            return Read(model.Transform(ml.Data.TakeRows(_rows, Rows)));
    }

    /// <summary>A file that ML.NET reads alone: a model that copies a column, with the schema of the given file; null if that has
    /// none.</summary>
    public byte[]? WithSchemaOf(byte[] file)
    {
        try
        {
            ModelZip damaged = new(file);
            ModelZip copier = new(_copier);
            copier[copier.IndexOf(Schema)] = damaged[damaged.IndexOf(Schema)];
            return copier.ToBytes();
        }
        catch (Exception error) when (error is InvalidDataException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>Loads a file in a context of its own, and does nothing with it.</summary>
    public static ITransformer LoadOnly(byte[] file) => new MLContext().Model.Load(new MemoryStream(file), out _);

    private byte[] Save(MLContext ml, ITransformer model)
    {
        using MemoryStream stream = new();
        ml.Model.Save(model, _rows.Schema, stream);
        return stream.ToArray();
    }

    private static Row CreateRow(int i) => new()
    {
        Image = [.. Enumerable.Range(0, Side * Side).Select(pixel => ((pixel / Side) + i) % 3 == 0 ? 0.8f : -0.8f)],
        Label = (uint)(i % Classes),
    };

    private static float[] Read(IDataView view)
    {
        var image = view.Schema["GeneratedImage"];
        var score = view.Schema["Score"];
        using var cursor = view.GetRowCursor([image, score]);
        var pixels = cursor.GetGetter<VBuffer<float>>(image);
        var scores = cursor.GetGetter<float>(score);
        List<float> values = [];
        VBuffer<float> buffer = default;
        float value = 0;
        while (cursor.MoveNext())
        {
            pixels(ref buffer);
            scores(ref value);
            values.AddRange(buffer.DenseValues());
            values.Add(value);
        }

        return [.. values];
    }

    private sealed class Row
    {
        [VectorType(1, Side, Side)]
        public float[] Image { get; set; } = [];

        [KeyType(Classes)]
        public uint Label { get; set; }
    }
}
