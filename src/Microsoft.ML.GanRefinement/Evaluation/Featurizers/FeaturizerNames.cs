using Microsoft.ML.GanRefinement.Data.Images;

namespace Microsoft.ML.GanRefinement.Evaluation.Featurizers;

/// <summary>Names the library's own featurizers in a protocol that leaves them open.</summary>
internal static class FeaturizerNames
{
    /// <summary>The protocol with what is known of a featurizer, or of the last of a chain. A name of the user's stays, and gets the fingerprint: two
    /// featurizers of one name are still two.</summary>
    public static EvaluationProtocol Name(this EvaluationProtocol protocol, ITransformer featurizer)
    {
        if (protocol.FeaturizerHash.Length > 0)
            return protocol;

        EvaluationProtocol Named(string name, string hash) => protocol with
        {
            Featurizer = protocol.Featurizer == EvaluationProtocol.Unnamed ? name : protocol.Featurizer,
            FeaturizerHash = hash,
        };

        return Last(featurizer) switch
        {
            ImageFeaturizerTransformer own => Named(own.FeaturizerName, own.Fingerprint) with { ResizeRule = own.ResizeRule },
            ImageClassifierTransformer own => Named("an image classifier", own.Fingerprint),
            _ => protocol,
        };
    }

    /// <summary>The shape that a featurizer of this library, or the last of a chain, was fitted on; null of others.</summary>
    public static ImageShape? ImageOf(ITransformer featurizer) => Last(featurizer) switch
    {
        ImageFeaturizerTransformer own => own.Image,
        ImageClassifierTransformer own => own.Image,
        _ => null,
    };

    /// <summary>A transformer, or the last of a chain.</summary>
    public static ITransformer Last(ITransformer transformer) =>
        transformer is IEnumerable<ITransformer> chain ? Last(chain.Last()) : transformer;
}
