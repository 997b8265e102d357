using Microsoft.ML.Data;

namespace Microsoft.ML;

public sealed partial class DataViewSchema
{
    /// <summary>Collects columns for a schema.</summary>
    public sealed class Builder
    {
        private readonly List<DetachedColumn> _columns = [];

        public Builder()
        {
        }

        public void AddColumn(string name, DataViewType type, Annotations annotations = null)
            => _columns.Add(new DetachedColumn(name, type, annotations));

        public void AddColumns(IEnumerable<Column> source)
        {
            foreach (Column column in source)
                _columns.Add(new DetachedColumn(column));
        }

        public void AddColumns(IEnumerable<DetachedColumn> source) => _columns.AddRange(source);

        public DataViewSchema ToSchema()
        {
            var lastOfName = new Dictionary<string, int>();
            for (int i = 0; i < _columns.Count; i++)
                lastOfName[_columns[i].Name] = i;
            return new DataViewSchema(_columns
                .Select((column, i) => new Column(column.Name, i, lastOfName[column.Name] != i, column.Type, column.Annotations))
                .ToArray());
        }
    }
}
