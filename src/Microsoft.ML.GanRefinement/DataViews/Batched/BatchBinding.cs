using Microsoft.ML.GanRefinement.DataViews.Appended;
using Microsoft.ML.GanRefinement.DataViews.Columns;

namespace Microsoft.ML.GanRefinement.DataViews.Batched;

/// <summary>A mapper tied to one input schema.</summary>
internal sealed class BatchBinding(IBatchMapper mapper, DataViewSchema inputSchema)
    : AppendedBinding(inputSchema, mapper.Outputs.Select(output => output.Detached(inputSchema)))
{
    private readonly DataViewSchema.Column? _vector = mapper.Vector.Bind(inputSchema);
    private readonly DataViewSchema.Column? _key = mapper.Key?.Bind(inputSchema);

    public IBatchMapper Mapper => mapper;

    /// <inheritdoc/>
    public override IEnumerable<DataViewSchema.Column> ReadColumns =>
        new[] { _vector, _key }.OfType<DataViewSchema.Column>().DistinctBy(column => column.Index);

    public VectorReader CreateVectorReader(DataViewRow row) => mapper.Vector.CreateReader(row, _vector);

    public KeyReader? CreateKeyReader(DataViewRow row) => _key is { } key ? KeyColumn.CreateReader(row, key) : null;

    /// <inheritdoc/>
    /// <remarks>One call of the mapper for each position of the row.</remarks>
    public override Func<int, Delegate> CreateGetters(DataViewRow input, bool[] active) =>
        active.Contains(true) ? new RowBatch(this, input, active, capacity: 1, follows: true).CreateGetter : _ => throw new InvalidOperationException();
}
