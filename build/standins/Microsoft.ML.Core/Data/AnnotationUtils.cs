using Microsoft.ML.Data;

namespace Microsoft.ML.Runtime;

/// <summary>The names of the annotations that components agree on.</summary>
internal static class AnnotationUtils
{
    public static class Kinds
    {
        public const string SlotNames = "SlotNames";
        public const string KeyValues = "KeyValues";
        public const string IsNormalized = "IsNormalized";
    }

    /// <summary>The shape of a column's annotation of truth kind, as estimators promise it.</summary>
    public static SchemaShape.Column ScalarShape(string kind, DataViewType type)
        => new(kind, SchemaShape.Column.VectorKind.Scalar, type, false);
}
