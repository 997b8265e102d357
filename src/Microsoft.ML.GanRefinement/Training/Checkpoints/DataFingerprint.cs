using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data.Batches;
using Microsoft.ML.GanRefinement.Data.Images;

namespace Microsoft.ML.GanRefinement.Training.Checkpoints;

/// <summary>What tells training data from others.</summary>
/// <param name="Count">Number of samples; null when the data are streamed and don't say.</param>
/// <param name="Shape">Their shape.</param>
/// <param name="ClassCount">Number of classes.</param>
/// <param name="Content">SHA-256 of pixels and classes in order, as training sees them: where they come from makes no difference. Of all
/// samples, or of the first <see cref="StreamedRows"/> of streamed data, for which reading all would cost an epoch.</param>
internal sealed record DataFingerprint(long? Count, ImageShape Shape, int ClassCount, string Content)
{
    /// <summary>How many rows of streamed data are looked at.</summary>
    public const int StreamedRows = 1024;

    /// <summary>Rows in the shuffle buffer of streamed data, which decides their order; null for data in memory.</summary>
    public int? ShuffleBufferSize { get; init; }

    /// <summary>The classes' names in order, as a JSON array, since two records are the same when their texts are; null without classes, and in
    /// checkpoints of before, which go with any names.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ClassNames { get; init; }

    /// <summary>Reads the data through once, or the first rows where they are streamed.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; noticed within a row.</exception>
    public static DataFingerprint Of(ITrainingData data, Cancellation cancellation = default)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        data.Visit(data.ShuffleBufferSize is null ? long.MaxValue : StreamedRows, (values, sampleClass) =>
        {
            hash.AppendData(MemoryMarshal.AsBytes(values));
            hash.AppendData(MemoryMarshal.AsBytes([sampleClass]));
        }, cancellation);
        return new DataFingerprint(data.RowCount, data.Shape, data.ClassCount, Convert.ToHexStringLower(hash.GetHashAndReset()))
        {
            ShuffleBufferSize = data.ShuffleBufferSize,
            ClassNames = data.ClassCount == 0 ? null : JsonSerializer.Serialize(data.ClassNames),
        };
    }

    /// <summary>What differs from <paramref name="saved"/>, each with its old and its new value.</summary>
    public IEnumerable<string> Differences(DataFingerprint saved)
    {
        if (Count != saved.Count)
            yield return $"the data's row count was {Text(saved.Count)} and is {Text(Count)}";
        if (Shape != saved.Shape)
            yield return $"the images' shape was {saved.Shape} and is {Shape}";
        if (ClassCount != saved.ClassCount)
            yield return $"the class count was {saved.ClassCount} and is {ClassCount}";
        else if (RenamedClasses(saved) is { } renamed)
            yield return renamed;
        if (ShuffleBufferSize != saved.ShuffleBufferSize)
            yield return $"the data were {saved.Reading} and are {Reading}";
        if (this == saved with { Content = Content, ClassNames = ClassNames } && Content != saved.Content)
            yield return $"the content of the rows, or their order, is another: its SHA-256 was {saved.Content} and is {Content}";
    }

    private string? RenamedClasses(DataFingerprint saved)
    {
        if (ClassNames == saved.ClassNames || Names(saved.ClassNames) is not { } old || Names(ClassNames) is not { } now)
            return null;

        string[] renamed = [.. old.Zip(now).Index().Where(pair => pair.Item.First != pair.Item.Second)
            .Select(pair => $"key {pair.Index + 1} was '{pair.Item.First}' and is '{pair.Item.Second}'")];
        return $"{renamed.Length} of {now.Length} classes have another name: {NameList.Of(renamed)}";
    }

    private static string[]? Names(string? json) => json is null ? null : JsonSerializer.Deserialize<string[]>(json);

    private string Reading => ShuffleBufferSize is { } rows ? $"streamed with ShuffleBufferSize {rows}" : "within CacheMegabytes";

    private static string Text(long? count) => count?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "unknown";
}
