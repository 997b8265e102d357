using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement.DataViews.Columns;

/// <summary>Schema errors in ML.NET's own words, which users search for.</summary>
internal static class SchemaErrors
{
    /// <summary>What ML.NET names the argument, whichever method was called.</summary>
    public const string Parameter = "inputSchema";

    /// <summary>A column that is not there.</summary>
    /// <param name="role">What the column is for, in lower case: label, image, latent.</param>
    /// <param name="column">The column's name.</param>
    /// <param name="there">The columns that are there.</param>
    public static ArgumentOutOfRangeException Missing(string role, string column, IEnumerable<string> there)
    {
        string[] names = [.. there.Distinct().Select(name => $"'{name}'")];
        return new(Parameter, $"Could not find {role} column '{column}': the data have {(names.Length == 0 ? "no columns" : NameList.Of(names))}. "
            + $"Give the column's name as {Option(role)}, or add it, for instance with CopyColumns.");
    }

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

    // As trainers call it: "features" and "class weights" are named without their plural.
    private static string Option(string role) => role switch
    {
        "features" => "FeatureColumnName",
        "probabilities" => "ProbabilityColumnName",
        "class weights" => "weightColumnName",
        _ => $"{char.ToUpperInvariant(role[0])}{role[1..]}ColumnName",
    };

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
