using System.Reflection;

namespace Microsoft.ML.Runtime;

/// <summary>A class that a model file can name, and the constructor or <c>Create</c> method that makes it.</summary>
internal sealed class LoadableClass
{
    private const BindingFlags Members = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.FlattenHierarchy;

    private readonly MethodBase _maker;
    private readonly bool _takesEnvironment;
    private readonly int _argumentCount;

    private LoadableClass(Type type, MethodBase maker, bool takesEnvironment, int argumentCount)
    {
        Type = type;
        _maker = maker;
        _takesEnvironment = takesEnvironment;
        _argumentCount = argumentCount;
    }

    public Type Type { get; }

    /// <summary>Null where the class has neither a fitting constructor nor a fitting <c>Create</c>.</summary>
    public static LoadableClass FindOrNull(LoadableClassAttributeBase attribute)
    {
        (MethodBase constructor, bool constructorTakesEnvironment) = Find(attribute, FindConstructor);
        (MethodBase create, bool createTakesEnvironment) = Find(attribute, FindCreate);
        if (constructor is null && create is null)
            return null;
        if (constructor is not null && create is not null && Visibility(constructor) == Visibility(create))
        {
            throw Contracts.Except($"Can't load type {attribute.InstanceType}, because it has both create and constructor methods with the same visibility. "
                + "Please indicate which one should be used by changing either the signature or the visibility of one of them.");
        }

        bool useConstructor = create is null || (constructor is not null && Visibility(constructor) > Visibility(create));
        return new LoadableClass(
            attribute.InstanceType,
            useConstructor ? constructor : create,
            useConstructor ? constructorTakesEnvironment : createTakesEnvironment,
            attribute.CtorTypes.Length);
    }

    public object Make(IHostEnvironment environment, object[] arguments)
    {
        environment.Check(arguments.Length == _argumentCount, $"Wrong number of extra parameters for loadable class '{Type.Name}'");
        object[] all = _takesEnvironment ? [environment, .. arguments] : arguments;
        try
        {
            return _maker is ConstructorInfo constructor ? constructor.Invoke(all) : _maker.Invoke(null, all);
        }
        catch (TargetInvocationException wrapper) when (wrapper.InnerException?.IsMarked() == true)
        {
            throw Contracts.Except(wrapper, "Error during class instantiation");
        }
    }

    private static (MethodBase Method, bool TakesEnvironment) Find(
        LoadableClassAttributeBase attribute, Func<LoadableClassAttributeBase, Type[], MethodBase> find)
    {
        if (find(attribute, attribute.CtorTypes) is { } plain)
            return (plain, false);
        return (find(attribute, [typeof(IHostEnvironment), .. attribute.CtorTypes]), true);
    }

    private static ConstructorInfo FindConstructor(LoadableClassAttributeBase attribute, Type[] parameters)
        => attribute.InstanceType.IsAssignableFrom(attribute.LoaderType)
            ? attribute.LoaderType.GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, parameters)
            : null;

    private static MethodInfo FindCreate(LoadableClassAttributeBase attribute, Type[] parameters)
    {
        MethodInfo method = attribute.LoaderType.GetMethod("Create", Members, parameters);
        return method?.DeclaringType == attribute.LoaderType && method.ReturnType == attribute.InstanceType ? method : null;
    }

    // From the least visible up, in the order in which the real package ranks constructor and Create.
    private static int Visibility(MethodBase method) => (method.Attributes & MethodAttributes.MemberAccessMask) switch
    {
        MethodAttributes.FamANDAssem => 0,
        MethodAttributes.Private => 1,
        MethodAttributes.Family => 2,
        MethodAttributes.FamORAssem => 3,
        MethodAttributes.Assembly => 4,
        _ => 5,
    };
}
