using System.Text.Json;
using Microsoft.ML.GanRefinement.Data.Images;

namespace Microsoft.ML.GanRefinement.Evaluation.Classifier;

/// <summary>What an image classifier is rebuilt from; JSON in the model file.</summary>
internal sealed record ClassifierSpecification
{
    // Limits that no honest model reaches; a file that names more is refused before anything is allocated.
    private const int MaxSide = 1 << 12;
    private const int MaxUnits = 1 << 16;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    /// <summary>The shape of an image.</summary>
    public ImageShape Image { get; init; }

    /// <summary>How many classes there are.</summary>
    public int ClassCount { get; init; }

    /// <summary>Units of the last hidden layer.</summary>
    public int FeatureCount { get; init; }

    /// <summary>Channels of the first convolution; each of the two after it doubles them.</summary>
    public int BaseChannels { get; init; }

    /// <summary>Names of the classes, or their numbers.</summary>
    public IReadOnlyList<string> ClassNames { get; init; } = [];

    /// <summary>How many weights a network of these sizes has; known without building it.</summary>
    public long CountWeights()
    {
        long channels = BaseChannels;
        var convolutions = (25 * Image.Channels * channels) + (9 * channels * 2 * channels) + (9 * 2 * channels * 4 * channels);
        // Gain, bias and two running statistics for each channel.
        var norms = 4 * (channels + (2 * channels) + (4 * channels));
        var flat = 4 * channels * ClassifierNetwork.Halved(Image.Height) * ClassifierNetwork.Halved(Image.Width);
        return convolutions + norms + ((flat + 1) * FeatureCount) + ((FeatureCount + 1L) * ClassCount);
    }

    /// <summary>As JSON text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, s_json);

    /// <summary>Reads and checks what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="FormatException">It is not such a text, or names sizes that cannot be.</exception>
    public static ClassifierSpecification FromJson(string json)
    {
        try
        {
            var read = JsonSerializer.Deserialize<ClassifierSpecification>(json, s_json) ?? throw new FormatException("it is empty");
            Require(read.Image.Channels, MaxUnits, "image channels");
            Require(read.Image.Height, MaxSide, "image height");
            Require(read.Image.Width, MaxSide, "image width");
            Require(read.ClassCount, MaxUnits, "classes");
            Require(read.FeatureCount, MaxUnits, "features");
            Require(read.BaseChannels, MaxUnits, "channels");
            if (read.ClassNames.Count != read.ClassCount)
                throw new FormatException($"it names {read.ClassNames.Count} classes of {read.ClassCount}");
            return read;
        }
        catch (Exception e) when (e is JsonException or FormatException or NullReferenceException or NotSupportedException)
        {
            throw new FormatException($"The model file's classifier specification cannot be used: {e.Message}", e);
        }
    }

    private static void Require(int value, int max, string what)
    {
        if (value < 1 || value > max)
            throw new FormatException($"{value} {what}");
    }
}
