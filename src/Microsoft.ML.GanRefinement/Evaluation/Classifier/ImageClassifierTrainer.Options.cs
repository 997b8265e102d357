using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement;

public sealed partial class ImageClassifierTrainer
{
    internal static class Defaults
    {
        public const int Epochs = 2;
        public const int BatchSize = 128;
        public const int FeatureCount = 128;
        public const int BaseChannels = 16;
        public const double LearningRate = 0.002;
    }

    /// <summary>Options of <see cref="ImageClassifierTrainer"/>.</summary>
    public sealed class Options
    {
        /// <summary>The label column, a key.</summary>
        /// <value>By default <c>"Label"</c>.</value>
        public string LabelColumnName { get; set; } = ColumnNames.Label;

        /// <summary>The image column: bytes or floats in [−1,1] with dimensions C,H,W, or images.</summary>
        /// <value>By default null: in whatever data are trained on or classified, <c>GeneratedImage</c>, or, where there is none,
        /// <c>Image</c>.</value>
        public string? ImageColumnName { get; set; }

        /// <summary>The added column of features, the activations of the last hidden layer.</summary>
        /// <value>By default <c>"Features"</c>.</value>
        public string FeatureColumnName { get; set; } = ColumnNames.Features;

        /// <summary>The added column of class probabilities.</summary>
        /// <value>By default <c>"Probabilities"</c>.</value>
        public string ProbabilityColumnName { get; set; } = ColumnNames.Probabilities;

        /// <summary>The added column of predicted labels: keys of <c>UInt32</c>, as ML.NET's trainers give them, whatever the width of the
        /// label's keys, with as many keys as the label has and its key values.</summary>
        /// <value>By default <c>"PredictedLabel"</c>, ML.NET's name.</value>
        public string PredictedLabelColumnName { get; set; } = ColumnNames.PredictedLabel;

        /// <summary>The added column of the same class probabilities for ML.NET's own evaluation. A column of that name hides the score of
        /// a <see cref="GanTransformer"/> before it.</summary>
        /// <value>By default <c>"Score"</c>, ML.NET's name.</value>
        public string ScoreColumnName { get; set; } = ColumnNames.Score;

        /// <summary>Passes over the training data.</summary>
        /// <value>At least 1; by default 2.</value>
        public int Epochs { get; set; } = Defaults.Epochs;

        /// <summary>Images per step; all of them where there are fewer.</summary>
        /// <value>At least 2, for batch norm; by default 128.</value>
        public int BatchSize { get; set; } = Defaults.BatchSize;

        /// <summary>How many features an image gets.</summary>
        /// <value>At least 1; by default 128.</value>
        public int FeatureCount { get; set; } = Defaults.FeatureCount;

        /// <summary>Channels of the first of three convolutions; each of the others doubles them.</summary>
        /// <value>At least 1; by default 16.</value>
        public int BaseChannels { get; set; } = Defaults.BaseChannels;

        /// <summary>Adam's learning rate at the start; it falls linearly to zero.</summary>
        /// <value>Above 0; by default 0.002.</value>
        public double LearningRate { get; set; } = Defaults.LearningRate;

        /// <summary>Seed of the weights and of the order of the images.</summary>
        /// <value>By default null: drawn from the <see cref="MLContext"/>'s seed.</value>
        public int? Seed { get; set; }

        /// <summary>Called every 20 iterations and after the last, on the training thread.</summary>
        /// <value>By default null.</value>
        public Action<ImageClassifierProgress>? OnProgress { get; set; }

        /// <summary>Ends <see cref="Fit"/> within one row or step, with an <see cref="OperationCanceledException"/>.</summary>
        /// <value>By default none.</value>
        public CancellationToken CancellationToken { get; set; }

        internal Options CopyChecked()
        {
            OptionChecks.Column(LabelColumnName);
            if (ImageColumnName is not null)
                OptionChecks.Column(ImageColumnName);
            OptionChecks.Column(FeatureColumnName);
            OptionChecks.Column(ProbabilityColumnName);
            OptionChecks.Column(PredictedLabelColumnName);
            OptionChecks.Column(ScoreColumnName);
            CheckDistinct(FeatureColumnName, ProbabilityColumnName, PredictedLabelColumnName, ScoreColumnName);
            OptionChecks.AtLeast(1, Epochs);
            OptionChecks.AtLeast(2, BatchSize);
            OptionChecks.AtLeast(1, FeatureCount);
            OptionChecks.AtLeast(1, BaseChannels);
            OptionChecks.Positive(LearningRate);
            return (Options)MemberwiseClone();
        }

        private static void CheckDistinct(params string[] added)
        {
            if (added.GroupBy(name => name).FirstOrDefault(names => names.Count() > 1) is { } twice)
                throw new ArgumentException($"Two of the added columns are named '{twice.Key}': give each a name of its own.");
        }
    }
}
