using System.Reflection;

namespace GanRefinement.Gan.Settings;

/// <summary>A named way to make a part of a method: a loss, a regulariser, an architecture, a refiner, a metric.</summary>
/// <param name="Name">As in settings: <c>hinge</c>.</param>
/// <param name="Factory">The library's method.</param>
internal sealed record Part(string Name, MethodInfo Factory)
{
    /// <summary>The ways to make a type, in the order of their names; empty if it is made otherwise.</summary>
    public static IReadOnlyList<Part> Of(Type type) =>
    [
        .. type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(method => method.ReturnType == type && !method.IsSpecialName && method.GetParameters().All(parameter => IsText(parameter.ParameterType)))
            .Select(method => new Part(Names.Camel(method.Name), method))
            .OrderBy(part => part.Name, StringComparer.Ordinal),
    ];

    /// <summary>Its name with its arguments and their defaults; ? where there is none.</summary>
    public string Signature() => $"{Name}({string.Join(", ", Factory.GetParameters().Select(parameter => parameter.Name + Default(parameter)))})";

    /// <summary>Whether a type is a bundle of properties that a default constructor sets.</summary>
    public static bool IsOptions(Type type) =>
        type is { IsClass: true, IsAbstract: false } && type != typeof(string) && type.GetConstructor(Type.EmptyTypes) is not null && !type.IsGenericType;

    // What no text can say: data, models, code.
    private static bool IsText(Type type) => !typeof(Delegate).IsAssignableFrom(type)
        && (type.Namespace?.StartsWith("Microsoft.ML", StringComparison.Ordinal) != true || IsOurs(type));

    private static bool IsOurs(Type type) =>
        type.Namespace == "Microsoft.ML.GanRefinement" && (type.IsEnum || type.IsValueType || IsOptions(type) || type.IsAbstract || Of(type).Count > 0);

    private static string Default(ParameterInfo parameter) => !parameter.HasDefaultValue ? "=?"
        : parameter.DefaultValue is { } value && !IsOptions(parameter.ParameterType) ? $"={Shown(value)}" : "";

    private static string Shown(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        Enum name => Names.Camel(name.ToString()),
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
