using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement;

/// <summary>Columns that a latent refiner adds beside the refined latent; each costs nothing where nobody reads it. Immutable.</summary>
public sealed record LatentRefinementOutputs
{
    /// <summary>A column of Single: the loss that the refiner lowers, at the latent given. It is the coach's own with all its parts; of a sequence, that of its
    /// last refiner; of a refiner that lowers none, the generator's loss of the training objective.</summary>
    /// <value>The default value is null: no such column.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? LossBeforeColumnName { get; init; }

    /// <summary>A column of Single: the same loss at the refined latent.</summary>
    /// <value>The default value is null: no such column.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? LossAfterColumnName { get; init; }

    /// <summary>A column of Single: the Euclidean distance between the latent given and the refined one.</summary>
    /// <value>The default value is null: no such column.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DistanceColumnName { get; init; }

    /// <summary>A column of Vector of Single, steps × latent size: the latents at <see cref="TrajectorySteps"/>.</summary>
    /// <value>The default value is null: no such column.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TrajectoryColumnName { get; init; }

    /// <summary>A column of Vector of Single, steps × the dimensions of an image: what the network makes of the latents at
    /// <see cref="TrajectorySteps"/>.</summary>
    /// <value>The default value is null: no such column.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TrajectoryImageColumnName { get; init; }

    /// <summary>The steps that a trajectory shows, in rising order: 0 is the latent given, 1 the latent after the first step. A step that a row does not come
    /// to, as it was done before or the refiner has no more, shows the refined latent. The steps of a sequence are counted through. At least one if a
    /// trajectory is asked for.</summary>
    /// <value>The default value is none.</value>
    public IReadOnlyList<int> TrajectorySteps { get; init; } = [];

    internal bool HasTrajectory => TrajectoryColumnName is not null || TrajectoryImageColumnName is not null;

    internal IEnumerable<string> Names => new[]
    {
        LossBeforeColumnName, LossAfterColumnName, DistanceColumnName, TrajectoryColumnName, TrajectoryImageColumnName,
    }.OfType<string>();

    /// <summary>The settings, each by name.</summary>
    public override string ToString() => RecordText.Of(this);

    internal void Check(string output)
    {
        foreach (var name in Names)
            OptionChecks.Column(name, "outputs");
        if (Names.Append(output).GroupBy(name => name).FirstOrDefault(same => same.Count() > 1)?.Key is { } twice)
            throw new ArgumentException($"outputs has two columns named '{twice}': give each a name of its own.", "outputs");
        if (HasTrajectory && (TrajectorySteps.Count == 0 || TrajectorySteps[0] < 0
            || TrajectorySteps.Zip(TrajectorySteps.Skip(1)).Any(pair => pair.First >= pair.Second)))
        {
            var given = $"[{string.Join(", ", TrajectorySteps.Select(step => $"{step}"))}]";
            throw OptionChecks.OutOfRange(nameof(TrajectorySteps), given,
                $"TrajectorySteps must be numbers of steps in rising order, at least one and none below 0; it is {given}.");
        }
    }
}
