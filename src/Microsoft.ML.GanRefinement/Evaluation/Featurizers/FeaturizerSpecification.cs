using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Evaluation.Featurizers.Inception;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Evaluation.Featurizers;

/// <summary>What a featurizer is rebuilt from; JSON in the model file.</summary>
/// <param name="Kind">What it computes.</param>
/// <param name="Image">The shape of an image.</param>
/// <param name="FeatureCount">How many features it makes.</param>
/// <param name="WeightsHash">SHA-256, in hexadecimal digits, of the file that the weights came from; null where they came from
/// none.</param>
internal sealed record FeaturizerSpecification(
    FeaturizerKind Kind,
    ImageShape Image,
    int FeatureCount,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? WeightsHash = null)
{
    // Limits that no honest model reaches; a file that names more is refused before anything is allocated.
    private const int MaxSide = 1 << 12;
    private const int MaxUnits = 1 << 16;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>A network of these sizes, whose weights are not set.</summary>
    public nn.Module<Tensor, Tensor> CreateNetwork() => Kind switch
    {
        FeaturizerKind.Principal => new ProjectionNetwork(Image.Size, FeatureCount),
        FeaturizerKind.RandomConvolutions => new RandomConvolutionNetwork(Image.Channels, FeatureCount),
        FeaturizerKind.Inception => new InceptionNetwork(),
        _ => new PixelNetwork(),
    };

    /// <summary>How many weights such a network has; known without building it.</summary>
    public long CountWeights() => Kind switch
    {
        FeaturizerKind.Principal => (Image.Size + 1L) * FeatureCount,
        FeaturizerKind.RandomConvolutions => RandomConvolutionNetwork.CountWeights(Image.Channels, FeatureCount),
        FeaturizerKind.Inception => InceptionNetwork.WeightCount,
        _ => 0,
    };

    /// <summary>What a protocol calls it.</summary>
    public string Name => Kind switch
    {
        FeaturizerKind.Principal => "principal components",
        FeaturizerKind.RandomConvolutions => "random convolutions",
        FeaturizerKind.Inception when WeightsHash == InceptionWeights.PublishedHash => "Inception-v3 (FID), published weights",
        FeaturizerKind.Inception => $"Inception-v3 (FID), other weights {WeightsHash?[..8]}",
        _ => "pixels",
    };

    /// <summary>How it brings images to its size, for a protocol.</summary>
    public string ResizeRule => Kind == FeaturizerKind.Inception ? InceptionNetwork.ResizeRule : "none";

    /// <summary>As JSON text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, s_json);

    /// <summary>Reads and checks what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="FormatException">It is not such a text, or names sizes that cannot be.</exception>
    public static FeaturizerSpecification FromJson(string json)
    {
        try
        {
            var read = JsonSerializer.Deserialize<FeaturizerSpecification>(json, s_json) ?? throw new FormatException("it is empty");
            var image = read.Image;
            var possible = Enum.IsDefined(read.Kind) && image.Channels is > 0 and <= MaxUnits && image.Height is > 0 and <= MaxSide
                && image.Width is > 0 and <= MaxSide && (long)image.Channels * image.Height * image.Width <= int.MaxValue
                && read.HasPossibleCount() && (read.Kind == FeaturizerKind.Inception ? read.WeightsHash is { Length: 64 } : read.WeightsHash is null);
            return possible ? read : throw new FormatException($"{read.Kind} of {read.FeatureCount} features and images of {image}");
        }
        catch (Exception e) when (e is JsonException or FormatException or NotSupportedException)
        {
            throw new FormatException($"The model file's featurizer specification cannot be used: {e.Message}", e);
        }
    }

    private bool HasPossibleCount() => Kind switch
    {
        FeaturizerKind.Pixels => FeatureCount == Image.Size,
        FeaturizerKind.Inception => FeatureCount == InceptionNetwork.FeatureCount,
        _ => FeatureCount is > 0 and <= MaxUnits,
    };
}
