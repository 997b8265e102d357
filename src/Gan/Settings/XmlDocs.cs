using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace GanRefinement.Gan.Settings;

/// <summary>What the library's documentation says of its members: help texts, ranges and defaults are written once, there.</summary>
internal static partial class XmlDocs
{
    private static readonly Lazy<Dictionary<string, XElement>> s_members = new(Load);

    /// <summary>A member's summary, in one line of plain text; empty if there is none.</summary>
    public static string Summary(MemberInfo member) => Part(Id(member), "summary");

    /// <summary>A type's summary, likewise.</summary>
    public static string Summary(Type type) => Part($"T:{TypeName(type)}", "summary");

    /// <summary>What its documentation says of a property's default; empty if nothing.</summary>
    public static string Value(PropertyInfo property) => Part(Id(property), "value");

    /// <summary>Summary and default of a property.</summary>
    public static string Describe(PropertyInfo property) => $"{Summary(property)} {Value(property)}".Trim();

    /// <summary>What a method's documentation says of a parameter.</summary>
    public static string Parameter(MethodBase method, ParameterInfo parameter) =>
        Found(Id(method), member => member.Elements("param").FirstOrDefault(element => element.Attribute("name")?.Value == parameter.Name));

    private static string Part(string id, string name) => Found(id, member => member.Element(name));

    // In the member's own documentation, or in that which it takes over.
    private static string Found(string id, Func<XElement, XElement?> find)
    {
        if (s_members.Value.GetValueOrDefault(id) is not { } member)
            return "";
        if (find(member) is { } element)
            return Text(element);
        return member.Element("inheritdoc")?.Attribute("cref")?.Value is { } other && other != id ? Found(other, find) : "";
    }

    private static string Text(XElement element)
    {
        var parts = element.Nodes().Select(node => node switch
        {
            XText text => text.Value,
            XElement { Name.LocalName: "see" or "seealso" } see => Short((see.Attribute("cref") ?? see.Attribute("langword"))?.Value ?? see.Value),
            XElement { Name.LocalName: "paramref" } named => named.Attribute("name")?.Value ?? "",
            XElement other => Text(other),
            _ => "",
        });
        return Blanks().Replace(string.Concat(parts), " ").Trim();
    }

    // "P:A.B.Type.Name(X)" → "Name"; a type of a name that says little keeps its own before it.
    private static string Short(string cref)
    {
        var name = cref.Split('(')[0].Split('`')[0].Split(':')[^1].Split('.');
        return name[^1];
    }

    private static Dictionary<string, XElement> Load()
    {
        // The library's, and this program's own, where features are.
        return new[] { typeof(Microsoft.ML.GanRefinement.GanCatalog), typeof(XmlDocs) }
            .Select(type => Path.ChangeExtension(type.Assembly.Location, ".xml")).Where(File.Exists)
            .SelectMany(path => XDocument.Load(path).Descendants("member")).GroupBy(member => member.Attribute("name")!.Value)
            .ToDictionary(group => group.Key, group => group.First());
    }

    private static string Id(MemberInfo member)
    {
        var owner = TypeName(member.DeclaringType!);
        return member switch
        {
            PropertyInfo => $"P:{owner}.{member.Name}",
            ConstructorInfo constructor => $"M:{owner}.#ctor{Parameters(constructor)}",
            MethodBase method => $"M:{owner}.{member.Name}{Parameters(method)}",
            FieldInfo => $"F:{owner}.{member.Name}",
            _ => $"T:{member}",
        };
    }

    private static string Parameters(MethodBase method) => method.GetParameters() is { Length: > 0 } parameters
        ? $"({string.Join(',', parameters.Select(parameter => TypeName(parameter.ParameterType)))})"
        : "";

    private static string TypeName(Type type)
    {
        if (!type.IsGenericType)
            return type.FullName!.Replace('+', '.');
        var arguments = string.Join(',', type.GetGenericArguments().Select(TypeName));
        return $"{type.GetGenericTypeDefinition().FullName!.Split('`')[0].Replace('+', '.')}{{{arguments}}}";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
