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

    /// <summary>A column of Vector of Single, steps × values: what the refiner moves, at <see cref="TrajectorySteps"/>. That is the latent, and of a coach by
    /// its <see cref="GanCoachOptions.Variable"/> the weights of the classes, the latent followed by them, or w.</summary>
    /// <value>The default value is null: no such column.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TrajectoryColumnName { get; init; }

    /// <summary>A column of Vector of Single, steps × the dimensions of an image: what the network makes at <see cref="TrajectorySteps"/> of what the refiner
    /// moves.</summary>
    /// <value>The default value is null: no such column.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TrajectoryImageColumnName { get; init; }

    /// <summary>A column of Vector of Single, of an image's dimensions: what the network makes of the result, whatever the refiner moves. Clamped to
    /// [−1,1] as the network's own column of images.</summary>
    /// <value>The default value is null: no such column.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? GeneratedImageColumnName { get; init; }

    /// <summary>A column of Single: the discriminator's score of that image.</summary>
    /// <value>The default value is null: no such column.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ScoreColumnName { get; init; }

    /// <summary>A column of Vector of Single with a weight for each class, of a coach that moves the classes (<see cref="GanCoachVariable.Classes"/>). <see
    /// cref="GanCatalog.MixClasses"/> generates from it.</summary>
    /// <value>The default value is null: no such column.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ClassWeightsColumnName { get; init; }

    /// <summary>A column of Vector of Single: w, of a coach that moves it (<see cref="GanCoachVariable.Intermediate"/>).</summary>
    /// <value>The default value is null: no such column.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? IntermediateColumnName { get; init; }

    /// <summary>The steps that a trajectory shows, in rising order: 0 is where a row begins, 1 where it is after the first step. A step that a row does not
    /// come to, as it was done before or the refiner has no more, shows the result. The steps of a sequence are counted through, with all that each of its
    /// refiners may take: where a row was done before the last of them, it shows that refiner's result. At least one if a trajectory is asked for.</summary>
    /// <value>The default value is none.</value>
    public IReadOnlyList<int> TrajectorySteps { get; init; } = [];

    internal bool HasTrajectory => TrajectoryColumnName is not null || TrajectoryImageColumnName is not null;

    internal IEnumerable<string> Names => new[]
    {
        LossBeforeColumnName, LossAfterColumnName, DistanceColumnName, TrajectoryColumnName, TrajectoryImageColumnName,
        GeneratedImageColumnName, ScoreColumnName, ClassWeightsColumnName, IntermediateColumnName,
    }.OfType<string>();

    /// <summary>The settings, each by name.</summary>
    public override string ToString() => RecordText.Of(this);

    internal void Check(string output)
    {
        if (TrajectorySteps is null)
            throw new ArgumentException("TrajectorySteps must be a list of steps, empty for none; it is null.", nameof(TrajectorySteps));
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

    /// <summary>Refuses columns that a refiner has nothing for, and a refiner whose result is in no column.</summary>
    internal void Check(GanLatentRefiner refiner)
    {
        var moves = refiner.Moves;
        if (ClassWeightsColumnName is not null && moves is not (GanCoachVariable.Classes or GanCoachVariable.LatentAndClasses))
            throw new ArgumentException("outputs has a ClassWeightsColumnName, but no coach whose Variable is Classes: leave it out.", "outputs");
        if (IntermediateColumnName is not null && moves != GanCoachVariable.Intermediate)
            throw new ArgumentException("outputs has an IntermediateColumnName, but no coach whose Variable is Intermediate: leave it out.", "outputs");
        if (moves == GanCoachVariable.Latent)
            return;
        if (!HasTrajectory && GeneratedImageColumnName is null && ScoreColumnName is null && ClassWeightsColumnName is null && IntermediateColumnName is null)
        {
            throw new ArgumentException(
                $"The coach's Variable is {moves}, so its result is in no column of latents: name a column in outputs, such as GeneratedImageColumnName.",
                "outputs");
        }
    }
}
