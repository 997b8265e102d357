using System.Reflection;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Trainers;

/// <summary>Every number, name and choice among a trainer's options is really checked when the trainer is made: an option without a check
/// fails here.</summary>
[Collection(nameof(Trains))]
public class OptionRangesTests
{
    // Any number is a seed.
    private const string Seed = nameof(GanTrainerOptions.Seed);

    private static readonly NullabilityInfoContext s_nullability = new();

    private static IEnumerable<Type> OptionTypes =>
        typeof(GanCatalog).Assembly.GetExportedTypes().Where(t => t.Name == "Options" && Catalog(t) is not null);

    public static TheoryData<string> Trainers => [.. OptionTypes.Select(t => t.DeclaringType!.Name)];

    public static TheoryData<string> Factories =>
        [.. new[] { typeof(GanObjective), typeof(GanRegularizer), typeof(GanInputTransform), typeof(GanMixture), typeof(LearningRateSchedule) }
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(m => m.ReturnType == t && !m.IsSpecialName))
            .Select(m => $"{m.ReturnType.Name}.{m.Name}")];

    [Theory]
    [MemberData(nameof(Trainers))]
    public void Trainers_refuse_values_that_are_none_by_name(string trainer)
    {
        var type = OptionTypes.Single(t => t.DeclaringType!.Name == trainer);
        var make = Catalog(type)!;
        foreach (var property in Settable(type))
        {
            foreach (var value in Nonsense(property))
                Refuses(property.Name, value, () => Make(type, property, value, make));
            if (property.PropertyType.Assembly == type.Assembly && property.PropertyType.GetConstructor([]) is not null)
            {
                foreach (var inner in Settable(property.PropertyType))
                {
                    foreach (var value in Nonsense(inner))
                        Refuses(inner.Name, value, () => Make(type, property, With(property.PropertyType, inner, value), make));
                }
            }
        }
    }

    [Fact]
    public void Networks_refuse_values_that_are_none_by_name()
    {
        foreach (var property in Settable(typeof(GanNetworkOptions)))
        {
            foreach (var value in Nonsense(property))
                Refuses(property.Name, value, () => GanNetworks.Dcgan(options: (GanNetworkOptions)With(typeof(GanNetworkOptions), property, value)));
        }
    }

    [Theory]
    [MemberData(nameof(Factories))]
    public void Parts_of_a_recipe_refuse_numbers_that_are_none_by_name(string factory)
    {
        var names = factory.Split('.');
        var method = typeof(GanCatalog).Assembly.GetExportedTypes().Single(t => t.Name == names[0]).GetMethod(names[1])!;
        var parameters = method.GetParameters();
        foreach (var parameter in parameters)
        {
            foreach (var value in Nonsense(parameter.ParameterType))
            {
                object?[] arguments = [.. parameters.Select(p => p == parameter ? value : p.HasDefaultValue ? p.DefaultValue : Sense(p.ParameterType))];
                Refuses(parameter.Name!, value, () => method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null));
            }
        }
    }

    private static void Refuses(string name, object? value, Action make)
    {
        var error = Record.Exception(make) as ArgumentException;
        Assert.True(error is not null, $"{name} = {value ?? "null"} was not refused.");
        Assert.Equal(name, error.ParamName, ignoreCase: true);
    }

    private static IEnumerable<object?> Nonsense(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type == typeof(string))
            return s_nullability.Create(property).WriteState == NullabilityState.NotNull ? [" ", null] : [" "];
        if (!type.IsValueType)
            return s_nullability.Create(property).WriteState == NullabilityState.NotNull ? [null] : [];
        return property.Name == Seed ? [] : Nonsense(type);
    }

    private static IEnumerable<object?> Nonsense(Type type) =>
        type == typeof(int) ? [int.MinValue, -1]
        : type == typeof(double) ? [double.NaN, double.PositiveInfinity, double.NegativeInfinity]
        : type == typeof(float) ? [float.NaN, float.PositiveInfinity, float.NegativeInfinity]
        : type.IsEnum ? [Enum.ToObject(type, 99)]
        : [];

    // Of what has no default: numbers that any option takes. Factories check numbers before anything else.
    private static object? Sense(Type type) => type == typeof(int) ? 1 : type.IsValueType ? 0.5 : null;

    private static IEnumerable<PropertyInfo> Settable(Type type) => type.GetProperties().Where(p => p.SetMethod is { IsPublic: true });

    private static MethodInfo? Catalog(Type options) =>
        typeof(GanCatalog).GetMethods().SingleOrDefault(m => m.GetParameters() is [var only] && only.ParameterType == options);

    private static object With(Type type, PropertyInfo property, object? value)
    {
        var made = Activator.CreateInstance(type)!;
        property.SetValue(made, value);
        return made;
    }

    private static void Make(Type type, PropertyInfo property, object? value, MethodInfo make) =>
        make.Invoke(new MLContext(1).Gan(), BindingFlags.DoNotWrapExceptions, null, [With(type, property, value)], null);
}
