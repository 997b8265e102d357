using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Which column types stand for .NET types that are not ML.NET's own; one list for the process.</summary>
public static class DataViewTypeManager
{
    private static readonly Lock Registering = new();
    private static readonly Dictionary<(Type Raw, DataViewTypeAttribute Attribute), DataViewType> TypeOf = [];
    private static readonly Dictionary<DataViewType, (Type Raw, DataViewTypeAttribute Attribute)> RawOf = [];

    public static void Register(DataViewType dataViewType, Type type, DataViewTypeAttribute typeAttribute = null)
    {
        if (PrimitiveTypes.Find(type) is not null || type == typeof(string) || type == typeof(VBuffer<>) || type == typeof(Nullable<>))
        {
            throw Contracts.ExceptParam(nameof(type),
                $"Type {type} has been registered as ML.NET's default supported type, so it can't not be registered again.");
        }

        lock (Registering)
        {
            (Type, DataViewTypeAttribute) raw = (type, typeAttribute);
            if (TypeOf.TryGetValue(raw, out DataViewType knownType) && !knownType.Equals(dataViewType))
            {
                throw Contracts.ExceptParam(nameof(type), $"Repeated type register. The raw type {type} "
                    + $"has been associated with {knownType} so it cannot be associated with {dataViewType}.");
            }

            if (RawOf.TryGetValue(dataViewType, out (Type Raw, DataViewTypeAttribute) knownRaw) && !knownRaw.Equals(raw))
            {
                throw Contracts.ExceptParam(nameof(dataViewType), $"Repeated type register. The DataView type {dataViewType} "
                    + $"has been associated with {knownRaw.Raw} so it cannot be associated with {type}.");
            }

            TypeOf[raw] = dataViewType;
            RawOf[dataViewType] = raw;
        }
    }

    internal static bool Knows(DataViewType dataViewType)
    {
        lock (Registering)
            return RawOf.ContainsKey(dataViewType);
    }

    /// <summary>The registered type of a member, or null.</summary>
    internal static DataViewType Find(Type type, IEnumerable<Attribute> attributes)
    {
        DataViewTypeAttribute[] typeAttributes = [.. attributes.OfType<DataViewTypeAttribute>()];
        if (typeAttributes.Length > 1)
        {
            throw Contracts.ExceptParam(nameof(type),
                $"Type {type.Name} cannot be marked with multiple attributes derived from {nameof(DataViewTypeAttribute)}.");
        }

        lock (Registering)
            return TypeOf.GetValueOrDefault((type, typeAttributes.FirstOrDefault()));
    }
}
