using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Evaluation.Features;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;

namespace Microsoft.ML.GanRefinement.Evaluation.Shards;

/// <summary>Samples in a shard that keeps them, and put together again.</summary>
internal static class SavedSamples
{
    /// <summary>Writes one; null too.</summary>
    public static void Write(BinaryWriter writer, EvaluationSample? sample)
    {
        Write(writer, sample?.Features);
        Write(writer, sample?.Probabilities);
        writer.Write(sample?.Classes is not null);
        if (sample?.Classes is { } classes)
            writer.WriteCounts(classes);
        Write(writer, sample?.Images);
        writer.Write(sample?.ImageShape is not null);
        if (sample?.ImageShape is { } shape)
        {
            writer.Write(shape.Channels);
            writer.Write(shape.Height);
            writer.Write(shape.Width);
        }

        writer.Write(sample?.ImageWarning ?? "");
    }

    /// <summary>Reads one.</summary>
    public static EvaluationSample? Read(BinaryReader reader)
    {
        var (features, probabilities) = (ReadMatrix(reader), ReadMatrix(reader));
        var classes = reader.ReadBoolean() ? reader.ReadCounts() : null;
        var images = ReadMatrix(reader);
        ImageShape? shape = reader.ReadBoolean() ? new ImageShape(reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32()) : null;
        var warning = reader.ReadString();
        return features is null ? null : new(features, probabilities, classes, images, shape, warning.Length > 0 ? warning : null);
    }

    /// <summary>The rows of all shards in their order; null where they have none.</summary>
    public static EvaluationSample? Join(IReadOnlyList<EvaluationSample?> parts)
    {
        if (parts is not [{ } first, ..])
            return null;
        return new(
            FeatureMatrix.Of([.. parts.Select(part => part!.Features)]),
            first.Probabilities is null ? null : FeatureMatrix.Of([.. parts.Select(part => part!.Probabilities!)]),
            first.Classes is null ? null : [.. parts.SelectMany(part => part!.Classes!)],
            first.Images is null ? null : FeatureMatrix.Of([.. parts.Select(part => part!.Images!)]),
            first.ImageShape,
            parts.Select(part => part!.ImageWarning).FirstOrDefault(warning => warning is not null));
    }

    private static void Write(BinaryWriter writer, FeatureMatrix? matrix)
    {
        writer.Write(matrix is not null);
        if (matrix is null)
            return;
        writer.Write(matrix.Rows);
        writer.Write(matrix.Columns);
        writer.WriteNumbers(matrix.Values);
    }

    private static FeatureMatrix? ReadMatrix(BinaryReader reader)
    {
        if (!reader.ReadBoolean())
            return null;
        var (rows, columns) = (reader.ReadInt32(), reader.ReadInt32());
        return new(reader.ReadNumbers(), rows, columns);
    }
}
