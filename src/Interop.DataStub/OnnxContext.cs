namespace Microsoft.ML.Model.OnnxConverter;

public abstract class OnnxContext;
