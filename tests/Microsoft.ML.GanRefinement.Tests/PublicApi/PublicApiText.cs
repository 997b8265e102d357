using System.Globalization;
using System.Reflection;

namespace Microsoft.ML.GanRefinement.Tests.PublicApi;

/// <summary>The public surface of an assembly as text, a declaration a line, sorted.</summary>
internal static class PublicApiText
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly)
    {
        var lines = new List<string>();
        foreach (var type in assembly.GetExportedTypes())
        {
            lines.Add($"{Kind(type)} {Name(type)}{Bases(type)}");
            lines.AddRange(type.GetMembers(Declared).Select(Describe).OfType<string>().Select(member => $"{Name(type)} :: {member}"));
        }
        return string.Join('\n', lines.Order(StringComparer.Ordinal)) + "\n";
    }

    private static string Kind(Type type) =>
        type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct"
        : type is { IsAbstract: true, IsSealed: true } ? "static class" : type.IsSealed ? "sealed class" : type.IsAbstract ? "abstract class" : "class";

    private static string Bases(Type type)
    {
        var bases = type.GetInterfaces().Where(i => i.IsPublic && i.Namespace != "System").Select(Name).Order(StringComparer.Ordinal).ToArray();
        return bases.Length == 0 || type.IsEnum ? "" : " : " + string.Join(", ", bases);
    }

    private static string? Describe(MemberInfo member) => member switch
    {
        MethodInfo { IsSpecialName: true } or Type => null,
        ConstructorInfo c => IsOpen(c) ? $".ctor({Parameters(c)})" : null,
        MethodInfo m => IsOpen(m) ? $"{(m.IsStatic ? "static " : "")}{Name(m.ReturnType)} {m.Name}({Parameters(m)})" : null,
        PropertyInfo p => Accessors(p) is { Length: > 0 } accessors ? $"{Name(p.PropertyType)} {p.Name} {{ {accessors}}}" : null,
        FieldInfo f => f.IsPublic && !f.IsSpecialName ? $"{(f.IsStatic ? "static " : "")}{Name(f.FieldType)} {f.Name}" : null,
        EventInfo e => $"event {Name(e.EventHandlerType!)} {e.Name}",
        _ => null,
    };

    private static string Accessors(PropertyInfo p) =>
        (p.GetMethod is { } get && IsOpen(get) ? "get; " : "") + (p.SetMethod is { } set && IsOpen(set) ? "set; " : "");

    private static bool IsOpen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(p =>
        $"{(p.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "")}{Name(p.ParameterType)} "
            + $"{p.Name}{(p.HasDefaultValue ? " = " + Literal(p.RawDefaultValue) : "")}"));

    private static string Literal(object? value) => value switch
    {
        null => "null",
        string s => $"\"{s}\"",
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static string Name(Type type)
    {
        if (type.IsArray)
            return Name(type.GetElementType()!) + "[]";
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Name(underlying) + "?";
        if (type.IsGenericParameter)
            return type.Name;
        var name = (type.DeclaringType is { } outer ? Name(outer) + "." : "") + type.Name.Split('`')[0];
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : name;
    }
}
