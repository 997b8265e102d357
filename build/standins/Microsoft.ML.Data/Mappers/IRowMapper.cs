namespace Microsoft.ML.Data;

/// <summary>Computes added columns from rows of one schema.</summary>
internal interface IRowMapper : ICanSaveModel
{
    /// <summary>Which input columns the active outputs need.</summary>
    Func<int, bool> GetDependencies(Func<int, bool> activeOutput);

    /// <summary>A getter per active output, null for the others.</summary>
    Delegate[] CreateGetters(DataViewRow input, Func<int, bool> activeOutput, out Action disposer);

    DataViewSchema.DetachedColumn[] GetOutputColumns();

    ITransformer GetTransformer();
}
