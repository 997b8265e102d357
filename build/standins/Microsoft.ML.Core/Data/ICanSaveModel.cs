namespace Microsoft.ML;

/// <summary>Can write itself into a model file.</summary>
public interface ICanSaveModel
{
    void Save(ModelSaveContext ctx);
}
