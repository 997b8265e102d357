using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public sealed partial class SchemaDefinition
{
    /// <summary>One member and its column.</summary>
    public sealed class Column
    {
        internal Column(string memberName, DataViewType columnType, string columnName)
        {
            MemberName = memberName;
            ColumnType = columnType;
            ColumnName = columnName;
        }

        public string MemberName { get; }

        public string ColumnName { get; set; }

        public DataViewType ColumnType { get; set; }

        public DataViewSchema.Annotations Annotations
        {
            get
            {
                var builder = new DataViewSchema.Annotations.Builder();
                foreach ((string kind, AnnotationValue value) in AnnotationValues)
                    builder.Add(kind, value.Type, value.Getter);
                return builder.ToAnnotations();
            }
        }

        internal Dictionary<string, AnnotationValue> AnnotationValues { get; } = [];

        public void AddAnnotation<T>(string kind, T value, DataViewType annotationType)
        {
            Contracts.CheckValue(kind, nameof(kind));
            Contracts.CheckValue(annotationType, nameof(annotationType));
            if (!AnnotationValues.TryAdd(kind, AnnotationValue.Of(value, annotationType)))
                throw Contracts.Except("Column already contains an annotation of this kind.");
        }
    }
}
