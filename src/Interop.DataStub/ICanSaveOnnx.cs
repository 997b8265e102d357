namespace Microsoft.ML.Model.OnnxConverter;

public interface ICanSaveOnnx
{
    bool CanSaveOnnx(OnnxContext ctx);
}
