using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>How the members of a row class become columns.</summary>
public sealed partial class SchemaDefinition : List<SchemaDefinition.Column>
{
    private SchemaDefinition()
    {
    }

    /// <summary>Which way the members will be used.</summary>
    [Flags]
    public enum Direction
    {
        Read = 1,
        Write = 2,
        Both = Read | Write,
    }

    public Column this[string columnName]
    {
        get => Find(column => column.ColumnName == columnName);
        set
        {
            Contracts.CheckValue(value, nameof(value));
            if (value.ColumnName != columnName)
            {
                throw Contracts.ExceptParam(nameof(columnName),
                    $"The column name is specified as '{value.ColumnName}' but must match the selector '{columnName}'.");
            }

            int index = FindIndex(column => column.ColumnName == columnName);
            if (index >= 0)
                this[index] = value;
            else
                Add(value);
        }
    }

    public static SchemaDefinition Create(Type userType, Direction direction = Direction.Both)
    {
        Contracts.CheckValue(userType, nameof(userType));
        var definition = new SchemaDefinition();
        foreach (RowMember member in RowMember.All(userType, direction))
        {
            if (definition[member.ColumnName] is not null)
                throw Contracts.ExceptParam(nameof(userType), $"Duplicate column name '{member.ColumnName}' detected, this is disallowed");
            definition.Add(new Column(member.Name, member.GetColumnType(), member.ColumnName));
        }

        return definition;
    }
}
