using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;

namespace GanRefinement.Gan.Settings;

/// <summary>Makes the library's objects from settings: numbers, enums, lists, bundles of options, and parts by the name of the method that makes
/// them.</summary>
/// <remarks>A part is written as its name, <c>hinge</c>; with arguments in one word, <c>r1:gamma=5</c>; or as a mapping, <c>{r1: {gamma: 5}}</c>.
/// Properties of a method's bundle of options stand beside its arguments.</remarks>
internal static class ObjectBinder
{
    /// <summary>Makes a value of a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="node">What the settings say.</param>
    /// <param name="path">The setting's name, for errors.</param>
    /// <exception cref="BadInputException">It cannot be made of that; the message says what can.</exception>
    public static object? Bind(Type type, JsonNode? node, string path)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return node is null || Is(node, "null") ? null : Bind(underlying, node, path);
        if (node is null || (!type.IsValueType && Is(node, "null")))
            return type.IsValueType ? throw new BadInputException($"{path} has no value.") : null;
        if (type == typeof(string))
            return SettingsText.Leaf(node);
        if (ItemOf(type) is { } item)
            return List(item, node, path);
        return IsScalar(type) ? Scalar(type, SettingsText.Leaf(node)!, path) : Made(type, Expanded(node, path), path);
    }

    /// <summary>Makes what one of several methods makes.</summary>
    /// <param name="parts">The methods by their names; at least one.</param>
    /// <param name="node">A name, with arguments or without.</param>
    /// <param name="path">The setting's name, for errors.</param>
    /// <exception cref="BadInputException">There is no such method, or an argument of it is wrong.</exception>
    public static object Make(IReadOnlyList<Part> parts, JsonNode node, string path) => Chosen(parts, Expanded(node, path), path);

    /// <summary>Makes a value of a type.</summary>
    public static T Bind<T>(JsonNode? node, string path) => (T)Bind(typeof(T), node, path)!;

    /// <summary>Sets properties of an object.</summary>
    public static void Fill(object target, JsonObject values, string path)
    {
        foreach (var (key, value) in values)
        {
            var property = Settable(target.GetType()).FirstOrDefault(property => Names.Same(property.Name, key))
                ?? throw Unknown(key, path, [.. Settable(target.GetType()).Select(property => Names.Camel(property.Name))]);
            Explained(Join(path, key), () => property.SetValue(target, Bind(property.PropertyType, value, Join(path, key))));
        }
    }

    /// <summary>The properties that can be set by text.</summary>
    public static IEnumerable<PropertyInfo> Settable(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.SetMethod is { IsPublic: true } && !typeof(Delegate).IsAssignableFrom(property.PropertyType)
            && property.PropertyType != typeof(CancellationToken));

    private static bool Is(JsonNode node, string text) => node is JsonValue && SettingsText.Leaf(node) == text;

    private static bool IsScalar(Type type) => type.IsEnum || type.IsPrimitive;

    /// <summary>What a list is a list of; null if a type is none.</summary>
    public static Type? ItemOf(Type type) => type.IsArray ? type.GetElementType()
        : type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) ? type.GetGenericArguments()[0] : null;

    private static Array List(Type item, JsonNode node, string path)
    {
        JsonNode?[] nodes = node switch
        {
            JsonArray array => [.. array],
            JsonValue when SettingsText.Leaf(node) is "" or "[]" or "none" => [],
            JsonValue when SettingsText.Leaf(node)!.StartsWith('[') => [.. (JsonArray)SettingsText.Parse(SettingsText.Leaf(node)!, path)!],
            JsonValue when IsScalar(item) || item == typeof(string) => [.. SettingsText.Leaf(node)!.Split(',').Select(text => JsonValue.Create(text.Trim()))],
            _ => [node],
        };
        var list = Array.CreateInstance(item, nodes.Length);
        for (var i = 0; i < nodes.Length; i++)
        {
            RefuseSeveral(item, nodes[i], path);
            list.SetValue(Bind(item, nodes[i], nodes.Length == 1 ? path : $"{path}[{i}]"), i);
        }
        return list;
    }

    // "r1,leCam": commas stand between arguments.
    private static void RefuseSeveral(Type item, JsonNode? node, string path)
    {
        if (node is not JsonValue || SettingsText.Leaf(node) is not { } text || Part.Of(item) is not { Count: > 0 } parts)
            return;
        string[] pieces = [.. Split(text).Select(piece => piece.Trim())];
        if (pieces.Length > 1 && (IsPart(pieces[0]) || pieces.Skip(1).Any(piece => IsPart(piece.Split(':')[0]))))
        {
            throw new BadInputException($"{path}: there is no '{text}'; several are separated by spaces, as in '{string.Join(' ', pieces)}', and in a file "
                + $"written [{string.Join(", ", pieces)}].");
        }

        bool IsPart(string name) => parts.Any(part => Names.Same(part.Name, name));
    }

    private static object Scalar(Type type, string text, string path)
    {
        if (type.IsEnum)
        {
            var names = Enum.GetNames(type);
            return names.FirstOrDefault(name => Names.Same(name, text)) is { } found
                ? Enum.Parse(type, found)
                : throw new BadInputException($"{path} must be one of {string.Join(", ", names.Select(Names.Camel))}; it is '{text}'.");
        }

        var digits = text.Replace("_", "", StringComparison.Ordinal);
        try
        {
            // Without thousands separators: whoever writes 0,001 does not mean 1.
            return type == typeof(double) ? double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture)
                : type == typeof(float) ? float.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture)
                : Convert.ChangeType(digits, type, CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            var wanted = type == typeof(bool) ? "true or false" : type == typeof(double) || type == typeof(float) ? "a number"
                : e is OverflowException && type == typeof(int) ? $"a whole number of at most {int.MaxValue}" : "a whole number";
            throw new BadInputException($"{path} must be {wanted}; it is '{text}'.", e);
        }
    }

    // "{…}" given as one word is YAML too; "name:a=1,b=2" is a name with a mapping.
    private static JsonNode Expanded(JsonNode node, string path)
    {
        if (node is not JsonValue || SettingsText.Leaf(node) is not { } text)
            return node;
        if (text.StartsWith('{'))
            return SettingsText.Parse(text, path)!;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return text.Contains('=', StringComparison.Ordinal) ? Arguments(text, path) : JsonValue.Create(text)!;
        return new JsonObject { [text[..colon]] = text[(colon + 1)..] is { Length: > 0 } arguments ? Arguments(arguments, path) : null };
    }

    private static JsonNode Arguments(string text, string path)
    {
        if (!text.Contains('=', StringComparison.Ordinal))
            return JsonValue.Create(text)!;
        JsonObject result = [];
        foreach (var argument in Split(text))
        {
            var equals = argument.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1)
                throw new BadInputException($"{path}: '{argument}' is no argument; write name=value; a list is written [32,32].");
            var name = argument[..equals].Trim();
            if (result.Any(before => Names.Same(before.Key, name)))
                throw new BadInputException($"{path}: '{name}' is given twice.");
            result[name] = argument[(equals + 1)..].Trim();
        }
        return result;
    }

    // At commas that no bracket encloses.
    private static IEnumerable<string> Split(string text)
    {
        var (start, depth) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] is '[' or '{' ? 1 : text[i] is ']' or '}' ? -1 : 0;
            if (text[i] != ',' || depth > 0)
                continue;
            yield return text[start..i];
            start = i + 1;
        }
        yield return text[start..];
    }

    private static object Made(Type type, JsonNode node, string path)
    {
        var parts = Part.Of(type);
        return parts.Count == 0 || (Part.IsOptions(type) && !parts.Any(part => Names.Same(part.Name, NameIn(node))))
            ? Bundle(type, node, path)
            : Chosen(parts, node, path);
    }

    private static object Chosen(IReadOnlyList<Part> parts, JsonNode node, string path)
    {
        var (name, arguments) = node switch
        {
            JsonValue => (SettingsText.Leaf(node)!, null),
            JsonObject { Count: 1 } map => (map.First().Key, map.First().Value),
            _ => throw new BadInputException($"{path} must be one name with its arguments, as in '{parts[0].Name}' or '{{{parts[^1].Name}: {{…}}}}'."),
        };
        Part[] named = [.. parts.Where(part => Names.Same(part.Name, name))];
        if (named.Length == 0)
            throw Unknown(name, path, [.. parts.Select(part => part.Name).Distinct()]);
        var given = arguments as JsonObject ?? (arguments is null ? [] : null);
        var chosen = given is null ? named[0] : named.FirstOrDefault(part => given.All(argument => Takes(part.Factory, argument.Key)))
            ?? throw Unknown(given.First(argument => !named.Any(part => Takes(part.Factory, argument.Key))).Key, Join(path, name),
                [.. named.SelectMany(part => ArgumentsOf(part.Factory)).Distinct()]);
        return Called(chosen, given ?? new JsonObject { [chosen.Factory.GetParameters().FirstOrDefault()?.Name ?? name] = arguments!.DeepClone() },
            Join(path, name));
    }

    private static string NameIn(JsonNode node) => node is JsonObject { Count: 1 } map ? map.First().Key : node is JsonValue ? SettingsText.Leaf(node)! : "";

    private static object Bundle(Type type, JsonNode node, string path)
    {
        if (type.GetConstructor(Type.EmptyTypes) is not { } constructor)
            throw new BadInputException($"{path} cannot be given as text.");
        var made = constructor.Invoke(null);
        if (node is JsonObject values)
            Fill(made, values, path);
        else if (SettingsText.Leaf(node) is not ("default" or "true") and var text)
            throw new BadInputException($"{path} must be 'default', or settings as in '{Names.Camel(Settable(type).First().Name)}=…'; it is '{text}'.");
        return made;
    }

    private static object Called(Part part, JsonObject given, string path)
    {
        var parameters = part.Factory.GetParameters();
        List<object?> values = [];
        foreach (var parameter in parameters)
        {
            var direct = given.FirstOrDefault(argument => Names.Same(argument.Key, parameter.Name!));
            if (direct.Key is not null)
                values.Add(Bind(parameter.ParameterType, direct.Value, Join(path, direct.Key)));
            else if (Part.IsOptions(parameter.ParameterType))
                values.Add(OptionsOf(parameter.ParameterType, [.. given.Where(argument => !parameters.Any(p => Names.Same(p.Name!, argument.Key)))], path));
            else if (parameter.HasDefaultValue)
                values.Add(parameter.DefaultValue);
            else if (parameter.GetCustomAttribute<ParamArrayAttribute>() is not null || ItemOf(parameter.ParameterType) is not null)
                values.Add(List(ItemOf(parameter.ParameterType)!, new JsonArray(), path));
            else
                throw new BadInputException($"{path} needs {parameter.Name}: {XmlDocs.Parameter(part.Factory, parameter)}");
        }
        return Explained(path, () => part.Factory.Invoke(null, [.. values])!);
    }

    private static object OptionsOf(Type type, IReadOnlyList<KeyValuePair<string, JsonNode?>> given, string path)
    {
        var options = Activator.CreateInstance(type)!;
        Fill(options, new JsonObject(given.Select(entry => KeyValuePair.Create(entry.Key, entry.Value?.DeepClone()))), path);
        return options;
    }

    private static bool Takes(MethodInfo factory, string argument) => ArgumentsOf(factory).Any(name => Names.Same(name, argument));

    private static IEnumerable<string> ArgumentsOf(MethodInfo factory) => factory.GetParameters().SelectMany(parameter =>
        Part.IsOptions(parameter.ParameterType)
            ? Settable(parameter.ParameterType).Select(property => Names.Camel(property.Name)).Append(parameter.Name!)
            : [parameter.Name!]);

    private static void Explained(string path, Action work) => Explained(path, () =>
    {
        work();
        return true;
    });

    private static T Explained<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (TargetInvocationException e) when (e.InnerException is ArgumentException or InvalidOperationException or FormatException)
        {
            throw new BadInputException($"{path}: {Methods.Message(e.InnerException)}", e.InnerException);
        }
    }

    private static BadInputException Unknown(string name, string path, IReadOnlyList<string> known) =>
        new($"{(path.Length == 0 ? "" : $"{path}: ")}there is no '{name}'; {Names.Suggestion(name, known)}");

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
