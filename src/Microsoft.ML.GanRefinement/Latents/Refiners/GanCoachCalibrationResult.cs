using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Interop;

namespace Microsoft.ML.GanRefinement;

/// <summary>What a coach's calibration has measured and chosen.</summary>
public sealed class GanCoachCalibrationResult
{
    private const string StreamName = "calibration.json";

    // A distance that is no finite number is its name.
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    [JsonConstructor]
    internal GanCoachCalibrationResult(
        IReadOnlyList<GanCoachCalibrationPoint> curve, GanCoachCalibrationPoint chosen, double distanceBefore, double distanceAfter,
        IReadOnlyList<string> warnings) =>
        (Curve, Chosen, DistanceBefore, DistanceAfter, Warnings) = (curve, chosen, distanceBefore, distanceAfter, warnings);

    /// <summary>The Fréchet distance on the first half of the data, for every learning rate, radius and number of steps; the first point is that without
    /// steps.</summary>
    public IReadOnlyList<GanCoachCalibrationPoint> Curve { get; }

    /// <summary>The lowest point of the curve, with its distance there; of equal ones the first. Whether the coach takes its steps is another question:
    /// <see cref="IsHelpful"/>.</summary>
    public GanCoachCalibrationPoint Chosen { get; }

    /// <summary>The distance on the second half without the coach.</summary>
    public double DistanceBefore { get; }

    /// <summary>The distance on the second half with the chosen coach, from the same latents.</summary>
    public double DistanceAfter { get; }

    /// <summary>Whether the distance on the second half fell. If not, the coach takes no steps.</summary>
    [JsonIgnore]
    public bool IsHelpful => DistanceAfter < DistanceBefore;

    /// <summary>Reasons to doubt the distances, such as too few images.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>One sentence.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Chosen.Iterations} steps of {Chosen.LearningRate:G4}{(Chosen.Radius is { } radius ? $" within {radius:G4}" : "")} are best on one half "
            + $"({Curve[0].Distance:G5} → {Chosen.Distance:G5}); "
            + $"on the other {DistanceBefore:G5} → {DistanceAfter:G5}{(IsHelpful ? "" : ", so none are taken")}");

    // A stream of its own beside the body: readers from before it was kept pass it over.
    internal void Save(ModelWriter writer) =>
        writer.SaveStream(StreamName, stream => stream.Write(JsonSerializer.SerializeToUtf8Bytes(this, s_json)));

    /// <summary>What <see cref="Save"/> wrote; null where there is no such stream.</summary>
    /// <exception cref="FormatException">It cannot be used.</exception>
    internal static GanCoachCalibrationResult? Load(ModelReader reader)
    {
        GanCoachCalibrationResult? read = null;
        try
        {
            if (reader.TryLoadStream(StreamName, stream => read = JsonSerializer.Deserialize<GanCoachCalibrationResult>(stream.BaseStream, s_json))
                && (read is not { Curve.Count: > 0, Chosen: not null, Warnings: not null } || read.Curve.Contains(null!)))
            {
                throw new JsonException("a part is missing");
            }
        }
        catch (JsonException error)
        {
            throw new FormatException($"The model file's calibration cannot be used: {error.Message}", error);
        }
        return read;
    }
}
