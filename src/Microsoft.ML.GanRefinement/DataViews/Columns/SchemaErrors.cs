namespace Microsoft.ML.GanRefinement.DataViews.Columns;

/// <summary>Schema errors in ML.NET's own words, which users search for.</summary>
internal static class SchemaErrors
{
    /// <summary>What ML.NET names the argument, whichever method was called.</summary>
    public const string Parameter = "inputSchema";

    /// <summary>A column that is not there.</summary>
    /// <param name="role">What the column is for, in lower case: label, image, latent.</param>
    /// <param name="column">The column's name.</param>
    public static ArgumentOutOfRangeException Missing(string role, string column) =>
        new(Parameter, $"Could not find {role} column '{column}'");

    /// <summary>A column of the wrong type than expected.</summary>
    /// <param name="role">What the column is for, in lower case: label, image, latent.</param>
    /// <param name="column">The column's name.</param>
    /// <param name="expected">The type needed, in ML.NET's notation.</param>
    /// <param name="found">The type found, in the same notation.</param>
    /// <param name="remedy">What to do about it, as a sentence: the transform to add.</param>
    public static ArgumentOutOfRangeException Mismatch(string role, string column, string expected, string found, string remedy = "")
    {
        var message = $"Schema mismatch for {role} column '{column}': expected {expected}, got {found}";
        return new(Parameter, remedy.Length == 0 ? message : $"{message}. {remedy}");
    }

    /// <summary>A promised column's type in ML.NET's notation, for <see cref="Mismatch"/>.</summary>
    public static string Describe(SchemaShape.Column column)
    {
        var item = column.IsKey ? $"Key<{column.ItemType.RawType.Name}>" : column.ItemType.ToString() ?? column.ItemType.RawType.Name;
        return column.Kind switch
        {
            SchemaShape.Column.VectorKind.Vector => $"Vector<{item}>",
            SchemaShape.Column.VectorKind.VariableVector => $"VarVector<{item}>",
            _ => item,
        };
    }
}
