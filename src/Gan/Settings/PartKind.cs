using Microsoft.ML.GanRefinement;

namespace GanRefinement.Gan.Settings;

/// <summary>A kind of parts: losses, regularisers, architectures and so on.</summary>
/// <param name="Name">As <c>gan parts</c> calls it.</param>
/// <param name="Type">What its parts are.</param>
/// <param name="OtherNames">What else it is called, beside the settings that take such parts.</param>
internal sealed record PartKind(string Name, Type Type, params string[] OtherNames)
{
    /// <summary>Those of the library.</summary>
    public static IReadOnlyList<PartKind> OfLibrary { get; } =
    [
        new("networks", typeof(GanNetworks), "architectures"),
        new("objectives", typeof(GanObjective), "losses"),
        new("regularizers", typeof(GanRegularizer), "regularisers", "penalties"),
        new("transforms", typeof(GanInputTransform), "augmentations"),
        new("schedules", typeof(LearningRateSchedule)),
        new("refiners", typeof(GanLatentRefiner)),
        new("metrics", typeof(GanMetric)),
        new("mixtures", typeof(GanMixture), "data"),
    ];

    /// <summary>All its names.</summary>
    public IEnumerable<string> AllNames => [Name, .. OtherNames, .. Methods.KeysOf(Type)];

    /// <summary>Whether it is called so, in the singular or the plural.</summary>
    public bool IsCalled(string name) => AllNames.Any(known => Names.Alike(known, name));
}
