using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Batched;

namespace Microsoft.ML.GanRefinement.Tests.DataViews.Batched;

public class BatchBindingTests
{
    private static readonly TestView s_source = new(
        1,
        TestColumn.Of("Id", NumberDataViewType.Int32, row => (int)row),
        TestColumn.Vector("X", 2, row => [row, row]),
        TestColumn.Of("Label", new KeyDataViewType(typeof(uint), 3), row => (uint)row + 1));

    private readonly BatchBinding _binding = new(new TestMapper(2, batchSize: 4, hasKey: true), s_source.Schema);

    [Fact]
    public void Outputs_come_after_the_inputs()
    {
        Assert.Equal(["Id", "X", "Label", "Twice", "Sum"], _binding.OutputSchema.Select(column => column.Name));
        Assert.Equal([-1, -1, -1, 0, 1], _binding.OutputSchema.Select(_binding.OutputOf));
    }

    [Fact]
    public void A_column_of_a_longer_schema_is_refused()
    {
        BatchBinding longer = new(new TestMapper(2, batchSize: 4), _binding.OutputSchema);

        Assert.Throws<ArgumentOutOfRangeException>(() => _binding.OutputOf(longer.OutputSchema[6]));
    }

    [Fact]
    public void Tells_outputs_from_what_passes_through()
    {
        DataViewSchema.Column[] columns = [_binding.OutputSchema["Sum"], _binding.OutputSchema["X"], _binding.OutputSchema["Id"], _binding.OutputSchema["X"]];

        Assert.Equal([false, true], _binding.ActiveOutputs(columns));
        Assert.Equal(["Id", "X"], _binding.PassedThrough(columns).Select(column => column.Name));
    }

    [Fact]
    public void Reads_vector_and_key()
    {
        Assert.Equal(["X", "Label"], _binding.ReadColumns.Select(column => column.Name));
        Assert.Equal(["X"], new BatchBinding(new TestMapper(2, batchSize: 4), s_source.Schema).ReadColumns.Select(column => column.Name));
    }
}
