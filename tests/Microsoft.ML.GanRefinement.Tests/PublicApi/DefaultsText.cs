using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.ML.GanRefinement.Networks;

namespace Microsoft.ML.GanRefinement.Tests.PublicApi;

/// <summary>What every option of an assembly's public types is unless it is set, an option a line, sorted.</summary>
internal static class DefaultsText
{
    public static string Of(Assembly assembly) => string.Join('\n', Options(assembly).Select(Line).Order(StringComparer.Ordinal)) + "\n";

    /// <summary>Each property that a user may set of something that a user may make.</summary>
    public static IEnumerable<(Type Type, PropertyInfo Property)> Options(Assembly assembly) =>
        from type in assembly.GetExportedTypes()
        where type is { IsClass: true, IsAbstract: false } && type.GetConstructor([]) is not null
        from property in type.GetProperties()
        where property.SetMethod is { IsPublic: true }
        select (type, property);

    private static string Line((Type Type, PropertyInfo Property) option) =>
        $"{(option.Type.DeclaringType is { } outer ? outer.Name + "." : "")}{option.Type.Name}.{option.Property.Name} = "
        + Text(option.Property.GetValue(Activator.CreateInstance(option.Type)));

    private static string Text(object? value) => value switch
    {
        null => "null",
        string s => $"\"{s}\"",
        bool b => b ? "true" : "false",
        CancellationToken token => token.CanBeCanceled ? "cancellable" : "none",
        Enum e => e.ToString(),
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        GanMetric metric => metric.ToString(),
        IEnumerable values => $"[{string.Join(", ", values.Cast<object?>().Select(Text))}]",
        _ => Differences(value).ToJsonString(),
    };

    // Of networks, their kind, and what is not as in any other: a new choice there is news of those alone that make it.
    private static JsonObject Differences(object value)
    {
        var json = JsonSerializer.SerializeToNode(value, value.GetType())!.AsObject();
        if (value is not GanNetworks)
            return json;
        var usual = JsonSerializer.SerializeToNode(new NetworkPairSpecification())!.AsObject();
        foreach (var name in json.Select(p => p.Key).Skip(1).Where(name => JsonNode.DeepEquals(json[name], usual[name])).ToList())
            json.Remove(name);
        return json;
    }
}
