using System.Collections.Concurrent;
using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement.Networks.Custom;

/// <summary>The users' own networks, by name. One for the process: whoever loads a model, a prediction engine pool for example, has no
/// place to hand them in.</summary>
internal static class NetworkRegistry
{
    private static readonly ConcurrentDictionary<string, NetworkRegistration> s_registrations = new(StringComparer.Ordinal);

    /// <summary>Registers networks; the last registration of a name holds.</summary>
    public static void Set(string name, NetworkRegistration registration) => s_registrations[name] = registration;

    /// <summary>The networks of a name.</summary>
    /// <exception cref="ArgumentOutOfRangeException">None are registered; the message says how to.</exception>
    public static NetworkRegistration Find(string? name) => s_registrations.TryGetValue(name ?? "", out var found)
        ? found
        : throw OptionChecks.OutOfRange(nameof(name), name,
            $"No networks are registered as '{name}'. Call GanNetworks.Register(\"{name}\", shape => new YourGenerator(…), "
                + "shape => new YourDiscriminator(…)) " +
            "with the modules that the model was trained with, before training or loading.");
}
