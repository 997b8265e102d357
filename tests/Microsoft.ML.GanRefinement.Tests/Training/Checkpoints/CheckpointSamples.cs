using System.Text.Json.Nodes;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Training.Checkpoints;

namespace Microsoft.ML.GanRefinement.Tests.Training.Checkpoints;

/// <summary>Checkpoints without a training run.</summary>
internal static class CheckpointSamples
{
    public static DataFingerprint Data { get; } = new(48, new ImageShape(1, 8, 8), 3, "ab");

    public static TrainingIdentity Identity { get; } = Of("""{ "BatchSize": 8, "LearningRate": 0.001 }""");

    public static TrainingIdentity Of(string options, int? seed = 7) => new(JsonNode.Parse(options)!.AsObject(), Data, seed);

    public static void Write(Stream stream, int iteration = 4, params (string Name, byte[] Content)[] parts) =>
        CheckpointFormat.Write(stream, iteration, Identity, [.. parts.Select(p => new CheckpointPart(p.Name, new Bytes(p.Content)))]);

    public static byte[] File(int iteration = 4, params (string Name, byte[] Content)[] parts)
    {
        using var stream = new MemoryStream();
        Write(stream, iteration, parts);
        return stream.ToArray();
    }

    private sealed class Bytes(byte[] content) : ICheckpointed
    {
        public void Save(BinaryWriter writer) => writer.Write(content);

        public void Load(BinaryReader reader) => throw new NotSupportedException();
    }
}
