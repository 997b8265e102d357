using Microsoft.ML.GanRefinement.Tests.Interop.StateDicts;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Featurizers.Inception;

/// <summary>Random weights in a file of each format, and a featurizer from the older one; made once for all tests of a class.</summary>
public sealed class InceptionFiles : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<string> _zip;

    public InceptionFiles()
    {
        PthWriter.WriteLegacy(Legacy, InceptionSamples.Weights());
        _zip = new(WriteZip);
        Grey = new MLContext(seed: 1).Gan().InceptionFeatures(Legacy, probabilityColumnName: "Probabilities").Fit(InceptionSamples.Images("grey"));
    }

    public string Legacy => _folder.File("random-legacy.pth");

    public string Zip => _zip.Value;

    public ImageFeaturizerTransformer Grey { get; }

    public void Dispose()
    {
        Grey.Dispose();
        _folder.Dispose();
    }

    private string WriteZip()
    {
        var path = _folder.File("random.pth");
        PthWriter.WriteZip(path, InceptionSamples.Weights());
        return path;
    }
}
