namespace Microsoft.ML.GanRefinement.Common;

/// <summary>The default column names, in one place for estimators, catalog methods and tests.</summary>
internal static class ColumnNames
{
    public const string Image = "Image";
    public const string Label = "Label";
    public const string Latent = "Latent";
    public const string GeneratedImage = "GeneratedImage";
    public const string Score = "Score";
    public const string Features = "Features";
    public const string Probabilities = "Probabilities";
    public const string PredictedLabel = "PredictedLabel";
    public const string ClassWeights = "ClassWeights";
}
