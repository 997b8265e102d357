using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Appended;

namespace Microsoft.ML.GanRefinement.Latents;

/// <summary>Latents that follow from the row's id, which shuffling and parallel reading keep.</summary>
/// <param name="name">The column's name.</param>
/// <param name="prior">Where the latents come from.</param>
internal sealed class DrawnLatentColumn(string name, LatentPrior prior) : IAppendedColumn
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public DataViewType Type { get; } = new VectorDataViewType(NumberDataViewType.Single, prior.Size);

    /// <inheritdoc/>
    public DataViewSchema.Column? Input => null;

    /// <inheritdoc/>
    public Delegate CreateGetter(DataViewRow input)
    {
        var read = prior.CreateReader(input);
        return (ValueGetter<VBuffer<float>>)((ref VBuffer<float> destination) =>
        {
            var editor = VBufferEditor.Create(ref destination, prior.Size);
            read(editor.Values);
            destination = editor.Commit();
        });
    }
}
