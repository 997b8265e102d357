namespace Microsoft.ML.Model.OnnxConverter;

public interface ITransformCanSaveOnnx;
