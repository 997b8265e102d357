namespace Microsoft.ML.Model.OnnxConverter;

public interface ISaveAsOnnx
{
    void SaveAsOnnx(OnnxContext ctx);
}
