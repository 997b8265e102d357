using System.Text.Json;
using GanRefinement.Gan.Datasets;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Gan.Runs;

/// <summary>Pictures that a trained network is looked at by: coached step by step, between latents, beside the nearest real images, and a row of each kind
/// for comparing runs.</summary>
internal sealed class RunPictures
{
    /// <summary>The same latents after so many steps of the coach.</summary>
    public const string Coached = "coached";

    /// <summary>Paths between latents.</summary>
    public const string Between = "between";

    /// <summary>Generated images, each beside the nearest real ones.</summary>
    public const string Nearest = "nearest";

    /// <summary>Generated images, a class in a column where there are classes.</summary>
    public const string Generated = "generated";

    /// <summary>Real images in the same columns.</summary>
    public const string Real = "real";

    private const int Columns = 10;
    private const int Rows = 2;
    private const int Paths = 5;
    private const int Points = 9;
    private const int Neighbours = 5;
    private const int Beside = 6;
    private const int Seed = 1;
    private const double LearningRate = 0.01;

    // What is searched for neighbours is in memory: 80 MB of floats at most.
    private const int MostReal = 10_000;
    private const int MostValues = 20_000_000;
    private const string Features = "Features";
    private const string Trajectory = "Trajectory";
    private const string Image = "Image";

    private static readonly int[] s_steps = [0, 1, 2, 5, 10, 20, 30, 50];
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly MLContext _ml;
    private readonly GanTransformer _gan;
    private readonly IDataView _train;
    private readonly string _folder;
    private readonly CancellationToken _cancellation;
    private readonly List<RunPicture> _made = [];
    private readonly int _columns;
    private readonly int[] _dimensions;

    private RunPictures(MLContext ml, GanTransformer gan, IDataView train, string folder, CancellationToken cancellation)
    {
        (_ml, _gan, _train, _folder, _cancellation) = (ml, gan, RealRows.Shuffled(ml, train), folder, cancellation);
        _columns = gan.ClassCount is > 0 and < Columns ? gan.ClassCount : Columns;
        _dimensions = GeneratedRows.Shape(gan.Transform(Latents(1, Seed)).Schema);
    }

    /// <summary>Makes all that a network's samples allow; none of vectors.</summary>
    /// <param name="session">The context, and whether to stop.</param>
    /// <param name="gan">The network.</param>
    /// <param name="train">What it was trained on.</param>
    /// <param name="folder">Where to.</param>
    public static void Write(Session session, GanTransformer gan, IDataView train, RunFolder folder)
    {
        RunPictures pictures = new(session.Ml, gan, train, folder.Pictures, session.Cancellation);
        if (pictures._dimensions is not [1 or 3, _, _])
            return;
        Directory.CreateDirectory(folder.Pictures);
        foreach (var (name, make) in new (string, Action)[]
            {
                (Generated, pictures.MakeGenerated), (Real, pictures.MakeReal), (Coached, pictures.MakeCoached), (Between, pictures.MakeBetween),
                (Nearest, pictures.MakeNearest),
            })
        {
            try
            {
                make();
            }
            catch (Exception e) when (e is ArgumentException or InvalidOperationException or NotSupportedException)
            {
                // The run is done and saved; a network that cannot be coached, for one, is no reason to call it failed.
                session.Terminal.Line($"No picture '{name}': {e.Message}");
            }
        }
        File.WriteAllText(Index(folder), JsonSerializer.Serialize(pictures._made, s_json));
    }

    /// <summary>The pictures that a run has.</summary>
    public static IReadOnlyList<RunPicture> Of(RunFolder folder) =>
        File.Exists(Index(folder)) ? JsonSerializer.Deserialize<RunPicture[]>(File.ReadAllText(Index(folder)), s_json)! : [];

    private static string Index(RunFolder folder) => Path.Combine(folder.Pictures, "index.json");

    private IDataView Latents(int count, int seed) => _ml.Gan().SampleLatents(_gan, count, seed);

    private void MakeGenerated() =>
        Save(Generated, "generated", "generated.png", Vectors(_gan.Transform(Latents(Columns * Math.Max(1, _gan.ClassCount), Seed)), null, _columns), _columns);

    private void MakeReal() => Save(Real, "real", "real.png", RealRow(), _columns);

    private void MakeCoached()
    {
        var latents = Latents(_gan.ClassCount > 0 ? Rows * _gan.ClassCount : Rows * Columns, Seed);
        var refined = GanRefining.In(_ml, _gan, GanLatentRefiner.Coach(s_steps[^1], LearningRate), latents,
            new LatentRefinementOutputs { TrajectoryImageColumnName = Trajectory, TrajectorySteps = s_steps }, _cancellation).Fit(latents);
        var ways = Vectors(refined.Transform(latents), Trajectory, Rows * _columns);
        var size = ways[0].Length / s_steps.Length;
        for (var i = 0; i < s_steps.Length; i++)
        {
            Save(Coached, $"after {s_steps[i]} steps of the coach", $"coached-{s_steps[i]:D3}.png", [.. ways.Select(way => way[(i * size)..((i + 1) * size)])],
                _columns);
        }
    }

    private void MakeBetween()
    {
        var path = _ml.Gan().InterpolateLatents(_gan, Latents(2 * Paths, Seed + 1), Points);
        // The class goes with the latent where there are classes.
        var images = _gan.ClassCount > 0 && path.Schema.GetColumnOrNull("ClassWeights") is not null ? _ml.Gan().MixClasses(_gan, path) : _gan.Transform(path);
        Save(Between, $"{Paths} paths between two latents each, on great circles", "between.png", Vectors(images, null, Paths * Points), Points);
    }

    private void MakeNearest()
    {
        var (sample, count) = Sample(Math.Min(MostReal, MostValues / _dimensions.Aggregate((x, y) => x * y)));
        var real = _ml.Gan().PixelFeatures(Features, Image, _cancellation).Fit(sample).Transform(sample);
        var images = _gan.Transform(Latents(Beside, Seed + 2));
        var column = GeneratedRows.ImageOf(images.Schema).Name;
        var generated = _ml.Gan().PixelFeatures(Features, column, _cancellation).Fit(images).Transform(images);
        var neighbours = (int)Math.Min(Neighbours, count);
        var found = _ml.Gan().NearestImages(generated, real, neighbours, imageColumnName: Image, cancellationToken: _cancellation);
        var (first, others) = (Vectors(found, column, Beside), Vectors(found, "NearestImage", Beside));
        var size = first[0].Length;
        List<float[]> rows = [];
        for (var i = 0; i < Beside; i++)
        {
            rows.Add(first[i]);
            rows.AddRange(Enumerable.Range(0, neighbours).Select(n => others[i][(n * size)..((n + 1) * size)]));
        }
        Save(Nearest, $"generated, and the {neighbours} real images whose pixels are nearest, of {count}", "nearest.png", rows, 1 + neighbours);
    }

    private (IDataView View, long Count) Sample(int most)
    {
        long count = 0;
        using (var cursor = _train.GetRowCursor([]))
        {
            while (cursor.MoveNext())
                count++;
        }
        return count <= most ? (_train, count) : (_ml.Data.TakeRows(_train, most), most);
    }

    // An image of each class that has a column, or of any.
    private List<float[]> RealRow()
    {
        var view = _ml.Gan().PixelFeatures(Features, Image, _cancellation).Fit(_train).Transform(_train);
        var label = _gan.ClassCount > 0 ? view.Schema.GetColumnOrNull("Label") : null;
        var found = new float[_columns][];
        using var cursor = view.GetRowCursor(label is { } known ? [view.Schema[Features], known] : [view.Schema[Features]]);
        var (getImage, getLabel) = (cursor.GetGetter<VBuffer<float>>(view.Schema[Features]), label is { } key ? cursor.GetGetter<uint>(key) : null);
        VBuffer<float> buffer = default;
        uint number = 0;
        for (var (row, missing) = (0, _columns); missing > 0 && cursor.MoveNext(); row++)
        {
            _cancellation.ThrowIfCancellationRequested();
            getLabel?.Invoke(ref number);
            var place = getLabel is null ? row : (int)number - 1;
            if (place < 0 || place >= _columns || found[place] is not null)
                continue;
            getImage(ref buffer);
            (found[place], missing) = ([.. buffer.DenseValues()], missing - 1);
        }
        return [.. found.Select(image => image ?? new float[_dimensions.Aggregate((x, y) => x * y)])];
    }

    private List<float[]> Vectors(IDataView view, string? column, int count) =>
        GeneratedRows.Vectors(view, column is null ? GeneratedRows.ImageOf(view.Schema) : view.Schema[column], count, _cancellation);

    private void Save(string section, string caption, string file, IReadOnlyList<float[]> images, int columns)
    {
        using var sheet = Rendering.Sheet(images, _dimensions[0], _dimensions[1], _dimensions[2], columns);
        sheet.Save(Path.Combine(_folder, file));
        _made.Add(new RunPicture(section, caption, file));
    }
}
