using System.Runtime.CompilerServices;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Microsoft.ML.GanRefinement.Tests.Culture;

/// <summary>Reads the compiled library for what no analyzer sees: numbers that become text in the thread's culture without a call in the
/// source.</summary>
public sealed class CultureOfCodeTests
{
    // Those whose text depends on the culture; numbers without a sign are the same in all.
    private static readonly string[] s_varying =
        ["Single", "Double", "Decimal", "Half", "SByte", "Int16", "Int32", "Int64", "Int128", "DateTime", "DateTimeOffset"];

    private static readonly string[] s_channel = ["Info", "Warning", "Trace", "Error"];

    [Fact]
    public void The_library_has_none()
    {
        using var module = ModuleDefinition.ReadModule(typeof(GanCatalog).Assembly.Location);
        var found = module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody && !IsUnused(method)).SelectMany(Found);
        // Not Equal, which shows forty letters of it.
        var all = string.Join(Environment.NewLine, found);
        Assert.True(all.Length == 0, all);
    }

    [Fact]
    public void Each_kind_is_found_here()
    {
        using var module = ModuleDefinition.ReadModule(typeof(CultureOfCodeTests).Assembly.Location);
        var bad = module.GetType(typeof(CultureOfCodeTests).FullName).NestedTypes.Single(type => type.Name == nameof(Bad));
        Assert.Equal(
            [nameof(Bad.Concatenated), nameof(Bad.Joined), nameof(Bad.Formatted), nameof(Bad.Thrown)],
            bad.Methods.Where(method => Found(method).Any()).Select(method => method.Name));
    }

    private static IEnumerable<string> Found(MethodDefinition method)
    {
        var boxes = method.Body.Instructions.Any(i => i.OpCode == OpCodes.Box && Varies((TypeReference)i.Operand));
        foreach (var instruction in method.Body.Instructions)
        {
            if (instruction.Operand is not MethodReference called)
                continue;
            var (type, name) = (called.DeclaringType.Name, called.Name);
            var generic = called is GenericInstanceMethod instance && instance.GenericArguments.Any(Varies);
            var culture =
                (type == "DefaultInterpolatedStringHandler" && name == ".ctor" && called.Parameters.Count == 2 && called is not MethodDefinition)
                || (name == nameof(ToString) && called.Parameters.Count == 0 && (Varies(called.DeclaringType) || Varies(Constraint(instruction))))
                || (type == nameof(String) && name is nameof(string.Join)
                    && (generic || (boxes && called.Parameters[^1].ParameterType.FullName == "System.Object[]")))
                || (type == nameof(String) && name is nameof(string.Format) && boxes)
                || (type == nameof(ArgumentOutOfRangeException) && (generic || (name == ".ctor" && called.Parameters.Count == 3 && boxes)))
                || (type == "ChannelExtensions" && s_channel.Contains(name) && boxes)
                || (type == nameof(System.Text.StringBuilder) && name != ".ctor" && called.Parameters is [var only] && Varies(only.ParameterType));
            if (culture)
                yield return $"{method.FullName}: {called.FullName}";
        }
    }

    private static bool Varies(TypeReference? type) =>
        type is GenericInstanceType { Name: "Nullable`1" } nullable ? Varies(nullable.GenericArguments[0]) : type is { Namespace: "System" }
            && s_varying.Contains(type.Name);

    private static TypeReference? Constraint(Instruction call) => call.Previous?.OpCode == OpCodes.Constrained ? (TypeReference)call.Previous.Operand : null;

    // A record's own text, made by the compiler: nobody sees it where the record is internal or has a ToString by hand.
    private static bool IsUnused(MethodDefinition method) =>
        method.Name == "PrintMembers"
        && (!method.DeclaringType.IsPublic
            || !method.DeclaringType.Methods.Single(m => m.Name == nameof(ToString) && m.Parameters.Count == 0)
                .CustomAttributes.Any(a => a.AttributeType.Name == nameof(CompilerGeneratedAttribute)));

    private static class Bad
    {
        public static string Concatenated(double value) => "x" + value;

        public static string Joined(int[] values) => string.Join(", ", values);

        public static string Formatted(int value) => string.Format(null, "{0}", value);

        public static Exception Thrown(double value) => new ArgumentOutOfRangeException(nameof(value), value, "");

        public static string Good(double value) => $"{value}";
    }
}
