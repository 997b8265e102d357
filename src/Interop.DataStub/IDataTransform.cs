namespace Microsoft.ML.Data;

public interface IDataTransform
{
    IDataView Source { get; }
}
