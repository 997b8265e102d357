using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement;

/// <summary>Held-out images by which a coach's <c>Fit</c> chooses its steps, learning rate and radius, so that it does not make images worse.
/// Immutable.</summary>
/// <remarks>
/// <para>The images are split in two halves, row by row by turns. On the first, the Fréchet distance of the network's images is measured after each number of
/// steps, for each learning rate and radius; the lowest decides. On the second half, with other latents, the distance is measured without and with the chosen
/// coach: where it is no lower with it, the coach takes no steps at all. <see cref="LatentRefinementTransformer.Calibration"/> has all of it.</para>
/// <para>For each learning rate and radius there is one chain of steps, which serves all numbers of them. What the coach moves is its
/// <see cref="GanCoachOptions.Variable"/>; images of classes or of an intermediate latent are what the coach's own column of images has, without a refinement
/// that the network has inside.</para>
/// </remarks>
public sealed record GanCoachCalibration
{
    /// <summary>Calibrates on held-out data.</summary>
    /// <param name="data">See <see cref="Data"/>.</param>
    /// <param name="featurizer">See <see cref="Featurizer"/>.</param>
    public GanCoachCalibration(IDataView data, ITransformer featurizer)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(featurizer);
        (Data, Featurizer) = (data, featurizer);
    }

    /// <summary>Real images that the network was not trained on, of the size that it generates. With the network's label column, each class is generated as
    /// often as it occurs in them, otherwise evenly. Read by Fit; a trainer's reads the first four before training, to tell what does not fit, and all of them
    /// after it.</summary>
    [JsonIgnore]
    public IDataView Data { get; }

    /// <summary>Adds features to real and generated images: fitted by <see cref="GanCatalog.PixelFeatures"/> or another featurizer of the catalog, by
    /// <see cref="GanCatalog.FitClassifier(ImageClassifierTrainer.Options)"/>, or a chain that ends in one. Better not one that the discriminator
    /// resembles.</summary>
    [JsonIgnore]
    public ITransformer Featurizer { get; }

    /// <summary>The column of features that <see cref="Featurizer"/> adds: a known-size vector of Single or Double.</summary>
    /// <value>The default value is "Features".</value>
    public string FeatureColumnName { get; init; } = ColumnNames.Features;

    /// <summary>The learning rates to try, each above 0; at least one.</summary>
    /// <value>The default value is 0.003 and 0.01.</value>
    public IReadOnlyList<double> LearningRates { get; init; } = [0.003, 0.01];

    /// <summary>The radii to try, each above 0, or null for none; at least one. See <see cref="GanCoachOptions.Radius"/>.</summary>
    /// <value>The default value is null alone: no limit.</value>
    public IReadOnlyList<double?> Radii { get; init; } = [null];

    /// <summary>The largest number of steps to try, at least 1.</summary>
    /// <value>The default value is 30.</value>
    public int MaxIterations { get; init; } = 30;

    /// <summary>How many images are generated for each distance, at least 2; null for as many as a half of the data has.</summary>
    /// <value>The default value is null.</value>
    public int? GeneratedCount { get; init; }

    /// <summary>The latents' seed.</summary>
    /// <value>The default value is 0.</value>
    public int Seed { get; init; }

    /// <summary>The settings, each by name.</summary>
    public override string ToString() => RecordText.Of(this);

    internal void Check(GanCoachOptions options)
    {
        OptionChecks.Column(FeatureColumnName);
        OptionChecks.AtLeast(1, MaxIterations);
        OptionChecks.AtLeast(2, GeneratedCount ?? 2, nameof(GeneratedCount));
        if (LearningRates is not { Count: > 0 })
            throw new ArgumentException("LearningRates must have at least one learning rate.", nameof(LearningRates));
        if (Radii is not { Count: > 0 })
            throw new ArgumentException("Radii must have at least one radius, or null for none.", nameof(Radii));
        if (options.KeepsBest)
        {
            throw new ArgumentException(
                "KeepsBest and a calibration exclude each other: the calibration measures where rows are after each step, not the best of their ways.",
                nameof(options));
        }
        foreach (var rate in LearningRates)
            OptionChecks.Positive(rate, option: nameof(LearningRates));
        foreach (var radius in Radii)
            OptionChecks.Positive(radius ?? 1, option: nameof(Radii));
    }
}
