using GanRefinement.Reproduce.Datasets;
using Microsoft.ML;

namespace GanRefinement.Reproduce.Lecture;

/// <summary>Where a demonstration runs.</summary>
/// <param name="name">The demonstration's.</param>
/// <param name="folder">Of the page and its pictures.</param>
/// <param name="images">Fashion-MNIST, for those that need it.</param>
/// <param name="dataFolder">Its IDX files.</param>
/// <param name="effort">Factor on numbers of iterations; 1 is what the pages have.</param>
internal sealed class Stage(string name, string folder, ExperimentContext images, string dataFolder, double effort)
{
    /// <summary>Seed of all that is not said to have another.</summary>
    public const int Seed = 1;

    public ExperimentContext Images => images;

    public string DataFolder => dataFolder;

    /// <summary>A context whose trainers are seeded.</summary>
    public static MLContext Context(int seed = Seed) => new(seed);

    /// <summary>A number of iterations.</summary>
    public int Iterations(int full) => Math.Max(2, (int)(full * effort));

    /// <summary>Writes a chart and returns the Markdown that shows it.</summary>
    /// <param name="caption">What it shows.</param>
    /// <param name="svg">The chart.</param>
    /// <param name="suffix">Tells it from others of the demonstration.</param>
    public string Chart(string caption, string svg, string suffix = "")
    {
        var file = $"lecture-{name}{suffix}.svg";
        File.WriteAllText(Path.Combine(folder, file), svg);
        return $"{caption}\n\n![{caption}]({file})\n";
    }

    /// <summary>Writes a picture and returns the Markdown that shows it.</summary>
    /// <param name="caption">What it shows.</param>
    /// <param name="save">Writes it to a path.</param>
    /// <param name="suffix">Tells it from others of the demonstration.</param>
    public string Picture(string caption, Action<string> save, string suffix = "")
    {
        var file = $"lecture-{name}{suffix}.png";
        save(Path.Combine(folder, file));
        return $"{caption}\n\n![{caption}]({file})\n";
    }
}
