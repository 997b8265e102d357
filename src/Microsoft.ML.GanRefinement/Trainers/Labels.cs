namespace Microsoft.ML.GanRefinement.Trainers;

/// <summary>What conditional methods ask of the options.</summary>
internal static class Labels
{
    /// <summary>The options, if they name a label column.</summary>
    /// <exception cref="ArgumentException">They name none.</exception>
    public static T Required<T>(T options)
        where T : GanRecipeOptions
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.LabelColumnName is null
            ? throw new ArgumentException("LabelColumnName is null, but this method trains a conditional network: name the key-typed column with the class of each image, or use Gan().Standard(…).",
                nameof(options.LabelColumnName))
            : options;
    }
}
