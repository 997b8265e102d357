using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Microsoft.ML.GanRefinement.Tests.Torch;

/// <summary>Finds the calls of a compiled assembly in which TorchSharp may read a number that was freed already.</summary>
/// <remarks>A number that becomes a <c>Scalar</c> is an object with a finaliser, of which TorchSharp passes on the handle alone. It is safe
/// only where somebody still holds it after the call: a static field, or a local variable that is disposed of. Unsafe are other
/// conversions; calls of TorchSharp's methods that make one themselves, however deep; and TorchSharp's modules and optimisers whose work
/// makes one. It errs on the side of reporting.</remarks>
internal sealed class LooseNumbers
{
    private readonly HashSet<string> _unsafe;

    public LooseNumbers(ModuleDefinition torchSharp)
    {
        var methods = Types(torchSharp.Types).SelectMany(type => type.Methods).ToList();
        _unsafe = [.. methods.Where(m => !Converts(m) && Calls(m).Any(call => IsLoose(m, call))).Select(m => m.FullName)];
        var callers = methods.SelectMany(m => Calls(m).SelectMany(call => Targets(Callee(call))).Select(target => (target, m.FullName)))
            .ToLookup(pair => pair.target, pair => pair.FullName);
        for (var open = new Queue<string>(_unsafe); open.TryDequeue(out var callee);)
        {
            foreach (var caller in callers[callee].Where(_unsafe.Add))
                open.Enqueue(caller);
        }
    }

    /// <summary>"Type.Method: what it calls", one for each unsafe call.</summary>
    public IEnumerable<string> In(IEnumerable<TypeDefinition> types) =>
        from type in Types(types)
        from method in type.Methods
        from call in Calls(method)
        where IsLoose(method, call) || IsUnsafeObject(Callee(call)) || Targets(Callee(call)).Any(_unsafe.Contains)
        select $"{type.FullName}.{method.Name}: {Callee(call).DeclaringType.Name}.{Callee(call).Name}";

    private static IEnumerable<TypeDefinition> Types(IEnumerable<TypeDefinition> types) => types.SelectMany(t => Types(t.NestedTypes).Prepend(t));

    // Delegates of methods count as calls.
    private static IEnumerable<Instruction> Calls(MethodDefinition method) =>
        method.HasBody ? method.Body.Instructions.Where(i => i.Operand is MethodReference) : [];

    private static MethodReference Callee(Instruction call) => (MethodReference)call.Operand;

    private static bool Converts(MethodReference method) =>
        method is { Name: "op_Implicit" or "ToScalar", ReturnType.FullName: "TorchSharp.Scalar" };

    private static bool IsLoose(MethodDefinition method, Instruction call) => Converts(Callee(call)) && !IsHeld(method, call);

    private static bool IsHeld(MethodDefinition method, Instruction call) =>
        call.Next.OpCode.Code == Code.Stsfld
            || (Local(method, call.Next, stores: true) is { } held && method.Body.Instructions.Any(i => Disposes(method, i, held)));

    private static bool Disposes(MethodDefinition method, Instruction load, VariableDefinition held) =>
        Local(method, load, stores: false) == held && load.Next?.Operand is MethodReference { Name: "Dispose" };

    private static VariableDefinition? Local(MethodDefinition method, Instruction instruction, bool stores)
    {
        var (zero, any, anyShort) = stores ? (Code.Stloc_0, Code.Stloc, Code.Stloc_S) : (Code.Ldloc_0, Code.Ldloc, Code.Ldloc_S);
        var code = instruction.OpCode.Code;
        if (code == any || code == anyShort)
            return (VariableDefinition)instruction.Operand;
        return code >= zero && code <= zero + 3 ? method.Body.Variables[code - zero] : null;
    }

    private bool IsUnsafeObject(MethodReference callee)
    {
        var made = callee.Name == ".ctor" ? callee.DeclaringType : callee.ReturnType;
        if (made.Namespace != "TorchSharp.Modules")
            return false;
        for (var type = made.Resolve(); type is not null; type = type.BaseType?.Resolve())
        {
            if (type.Methods.Any(m => m.Name is "forward" or "step" && _unsafe.Contains(m.FullName)))
                return true;
        }
        return false;
    }

    // What a virtual call may end in is reported where the object is made.
    private static IEnumerable<string> Targets(MethodReference callee)
    {
        yield return callee is GenericInstanceMethod generic ? generic.ElementMethod.FullName : callee.FullName;
        // TorchSharp's references to packages that are not here say nothing about numbers.
        MethodDefinition? definition = null;
        try
        {
            definition = callee.Resolve();
        }
        catch (AssemblyResolutionException)
        {
        }
        if (definition is not null)
            yield return definition.FullName;
    }
}
