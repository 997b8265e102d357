using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.DataViews.Appended;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.GanRefinement.DataViews.Batched;

/// <summary>The data side of a transformer whose work is an <see cref="IBatchMapper"/>: schema, lazy batched view, row mapper.</summary>
/// <remarks>Transformers hold one and pass <see cref="ITransformer"/>'s calls on to it. It keeps no state: every view and mapper binds
/// anew.</remarks>
/// <param name="host">The transformer's own host.</param>
/// <param name="mapper">What is computed.</param>
/// <param name="cancellation">Heard before each row that a view reads.</param>
internal sealed class BatchTransform(IHost host, IBatchMapper mapper, Cancellation cancellation = default)
{
    private readonly IHost _host = host ?? throw new ArgumentNullException(nameof(host));
    private readonly IBatchMapper _mapper = mapper ?? throw new ArgumentNullException(nameof(mapper));

    /// <summary>The input's columns followed by the mapper's.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A needed column is missing or of the wrong type.</exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Bind(inputSchema).OutputSchema;

    /// <summary>A view that computes batch by batch while it is read; each reading computes again.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A needed column is missing or of the wrong type.</exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new BatchView(input, Bind(input.Schema), cancellation);
    }

    /// <summary>The row-at-a-time path that a <c>PredictionEngine</c> takes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A needed column is missing or of the wrong type.</exception>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new AppendedRowMapper(Bind(inputSchema));

    private BatchBinding Bind(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        BatchBinding binding = new(_mapper, inputSchema);
        if (_mapper.BatchSize < 1)
            throw _host.Process(new InvalidOperationException($"A batch needs at least one row, not {_mapper.BatchSize}."));

        return binding;
    }
}
