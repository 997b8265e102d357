using System.Reflection;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A public field or property of a row class.</summary>
internal sealed class RowMember
{
    public RowMember(MemberInfo info)
    {
        Info = info;
        Type = info is FieldInfo field ? field.FieldType : ((PropertyInfo)info).PropertyType;
        (RawItemType, IsVector) = Type switch
        {
            { IsArray: true } => (Type.GetElementType(), true),
            { IsGenericType: true } when Type.GetGenericTypeDefinition() == typeof(VBuffer<>) => (Type.GetGenericArguments()[0], true),
            _ => (Type, false),
        };
        if (RawItemType == typeof(string))
            RawItemType = typeof(ReadOnlyMemory<char>);
    }

    public MemberInfo Info { get; }

    public string Name => Info.Name;

    public string ColumnName => Info.GetCustomAttribute<ColumnNameAttribute>()?.Name ?? Name;

    public Type Type { get; }

    /// <summary>The raw type of the column's items: text for strings.</summary>
    public Type RawItemType { get; }

    public bool IsVector { get; }

    public static IEnumerable<RowMember> All(Type userType, SchemaDefinition.Direction direction)
    {
        IEnumerable<MemberInfo> fields = userType.GetFields(BindingFlags.Public | BindingFlags.Instance);
        IEnumerable<MemberInfo> properties = userType.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0
                && ((direction.HasFlag(SchemaDefinition.Direction.Read) && property.GetGetMethod() is not null)
                    || (direction.HasFlag(SchemaDefinition.Direction.Write) && property.GetSetMethod() is not null)));
        return fields.Concat(properties)
            .Where(member => member.GetCustomAttribute<NoColumnAttribute>() is null)
            .Select(member => new RowMember(member))
            .Where(member => member.Type != typeof(IChannel));
    }

    public static RowMember Find(Type userType, string name)
    {
        MemberInfo info = (MemberInfo)userType.GetField(name) ?? userType.GetProperty(name);
        return info is null
            ? throw Contracts.ExceptParam("userSchemaDefinition", $"No field or property with name '{name}' found in type '{userType.FullName}'")
            : new RowMember(info);
    }

    public DataViewType GetColumnType()
    {
        foreach (DataViewTypeAttribute attribute in Info.GetCustomAttributes<DataViewTypeAttribute>())
            attribute.Register();
        if (DataViewTypeManager.Find(RawItemType, Info.GetCustomAttributes()) is { } registered)
            return registered;
        PrimitiveDataViewType itemType = GetItemType();
        VectorTypeAttribute vector = Info.GetCustomAttribute<VectorTypeAttribute>();
        if (vector is not null && !IsVector)
        {
            throw Contracts.ExceptParam("userType",
                $"Member {Name} marked with {nameof(VectorTypeAttribute)}, but does not appear to be a vector type");
        }

        if (!IsVector)
            return itemType;
        return vector is null or { Dimensions.Length: 0 } ? new VectorDataViewType(itemType) : new VectorDataViewType(itemType, vector.Dimensions);
    }

    private PrimitiveDataViewType GetItemType()
    {
        PrimitiveDataViewType plain = PrimitiveTypes.Find(RawItemType)
            ?? throw Contracts.ExceptParam("rawType", $"Could not determine an IDataView type and registered custom types for member {Name}");
        if (Info.GetCustomAttribute<KeyTypeAttribute>() is not { } key)
            return plain;
        if (!KeyDataViewType.IsValidDataType(RawItemType))
        {
            throw Contracts.ExceptParam("userType",
                $"Member {Name} marked with KeyType attribute, but does not appear to be a valid kind of data for a key type");
        }

        return new KeyDataViewType(RawItemType, key.Count);
    }
}
