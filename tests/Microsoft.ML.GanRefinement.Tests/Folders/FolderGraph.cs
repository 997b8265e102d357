using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Microsoft.ML.GanRefinement.Tests.Folders;

/// <summary>Which folders of the library use which others, as its compiled code says.</summary>
internal sealed class FolderGraph
{
    /// <summary>What stands for files that are in no folder: the catalog, and what ML.NET finds by itself.</summary>
    public const string Root = "(root)";

    private readonly ModuleDefinition _library;
    private readonly Dictionary<string, string> _folders;

    /// <param name="assembly">The compiled library.</param>
    /// <param name="sources">The folder of its sources: a type is in the folder of the file that has its name.</param>
    public FolderGraph(string assembly, string sources)
    {
        _library = ModuleDefinition.ReadModule(assembly);
        _folders = Directory.EnumerateFiles(sources, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(sources, file).Split(Path.DirectorySeparatorChar))
            .Where(parts => parts[0] is not ("obj" or "bin" or "build"))
            .GroupBy(parts => parts[^1].Split('.', '{')[0])
            .ToDictionary(files => files.Key, files => files.Min(parts => parts.Length == 1 ? Root : string.Join('/', parts[..^1]))!);
        var pairs = _library.Types.Where(IsOurs).SelectMany(type => Used(type).Select(used => (Type: type, Used: used)));
        foreach (var (type, used) in pairs.Where(pair => Folder(pair.Type) != Folder(pair.Used)))
            Edges.TryAdd((Folder(type), Folder(used)), $"{type.Name} uses {used.Name}");
    }

    /// <summary>From a folder to one that it uses, with an example.</summary>
    public Dictionary<(string From, string To), string> Edges { get; } = [];

    /// <summary>The library's types whose file has another name, or whose namespace is not that of their folder.</summary>
    public IEnumerable<string> Misplaced() =>
        from type in _library.Types.Where(IsOurs)
        let folder = _folders.GetValueOrDefault(Stem(type))
        let expected = type.IsPublic || folder is Root ? "Microsoft.ML.GanRefinement" : "Microsoft.ML.GanRefinement." + folder?.Replace('/', '.')
        where folder is null || type.Namespace != expected
        select $"{type.FullName}: {(folder is null ? $"no file {Stem(type)}.cs" : $"in folder {folder}")}";

    private static bool IsOurs(TypeDefinition type) =>
        type.Namespace.StartsWith("Microsoft.ML.GanRefinement", StringComparison.Ordinal) && !type.Name.StartsWith('<');

    private static string Stem(TypeDefinition type) => type.Name.Split('`')[0];

    private string Folder(TypeDefinition type) => _folders.GetValueOrDefault(Stem(type), Root).Split('/')[0];

    private HashSet<TypeDefinition> Used(TypeDefinition type)
    {
        HashSet<TypeDefinition> found = [];
        foreach (var part in type.NestedTypes.Prepend(type).SelectMany(WithNested))
        {
            Add(part.BaseType);
            part.Interfaces.ToList().ForEach(i => Add(i.InterfaceType));
            part.Fields.ToList().ForEach(f => Add(f.FieldType));
            foreach (var method in part.Methods)
            {
                Add(method.ReturnType);
                method.Parameters.ToList().ForEach(p => Add(p.ParameterType));
                foreach (var instruction in method.Body?.Instructions.AsEnumerable() ?? [])
                    AddOperand(instruction);
            }
        }
        return found;

        void AddOperand(Instruction instruction)
        {
            if (instruction.Operand is MemberReference { DeclaringType: { } owner } member)
                Add(owner);
            if (instruction.Operand is TypeReference operand)
                Add(operand);
            if (instruction.Operand is GenericInstanceMethod generic)
                generic.GenericArguments.ToList().ForEach(Add);
        }

        void Add(TypeReference? reference)
        {
            if (reference is GenericInstanceType generic)
                generic.GenericArguments.ToList().ForEach(Add);
            var element = reference?.GetElementType();
            while (element?.DeclaringType is { } outer)
                element = outer;
            if (element is not null && element.Scope == _library && element.Resolve() is { } own && IsOurs(own))
                found.Add(own);
        }
    }

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);
}
