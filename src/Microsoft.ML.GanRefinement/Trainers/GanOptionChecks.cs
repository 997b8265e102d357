
using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement.Trainers;

/// <summary>Whether a trainer's options are in range and go together.</summary>
internal static class GanOptionChecks
{
    /// <summary>Refuses what cannot work.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <exception cref="ArgumentException">A column name is empty, or parts exclude each other; the message says why.</exception>
    public static void Check(GanTrainerOptions options, bool needsLabels)
    {
        if (needsLabels && options.LabelColumnName is null)
        {
            throw new ArgumentException(
                "LabelColumnName is null, but this method trains a conditional network: name the key-typed column with the class of each "
                    + "image, or use Gan().Standard(…).",
                nameof(options.LabelColumnName));
        }

        CheckRanges(options);
        foreach (var (option, reason) in Conflicts(options))
            throw new ArgumentException(reason, option);
    }

    /// <summary>What works but seldom well, and why.</summary>
    public static IEnumerable<string> Warnings(GanTrainerOptions options)
    {
        if (options.LabelColumnName is null && options.Networks.Template.Conditioning != ClassConditioning.AuxiliaryClassifier)
            yield return $"Networks asks for {options.Networks.Template.Conditioning}, but LabelColumnName is null: an unconditional network is trained.";
        var batchNormalized = options.Networks.Template.Normalization == DiscriminatorNormalization.Batch;
        if (batchNormalized && options.Regularizers.Any(r => r.IsOnGradient && !r.IsAbsent))
        {
            yield return "A gradient penalty asks for the gradient of each sample's score, but with batch normalisation in the discriminator a score "
                + "depends on the whole batch: use networks without it, or layer normalisation.";
        }
        if (options.Networks.Template.MinibatchKernels > 0 && options.Regularizers.Any(r => r.IsOnGradient && !r.IsAbsent))
        {
            yield return "A gradient penalty asks for the gradient of each sample's score, but with minibatch discrimination a score depends on the "
                + "whole batch: leave MinibatchKernels at 0.";
        }
        if (options.ClassifiesFakes && options.Regularizers.Any(r => r.NeedsClassifier && !r.IsAbsent))
        {
            yield return "GanRegularizer.UniformClasses asks the discriminator for no class of generated images, ClassifiesFakes for the one they were "
                + "made for: leave one of them out.";
        }
        if (options.Objective.NeedsLipschitz && !options.Networks.Template.SpectralNormalization
            && !options.Regularizers.Any(r => r.KeepsLipschitz && !r.IsAbsent))
        {
            yield return "GanObjective.Wasserstein without anything that keeps the critic Lipschitz lets its scores grow without bound: "
                + "add GanRegularizer.GradientPenalty() or WeightClipping(), or spectral normalisation.";
        }
    }

    private static string ObjectiveOf(GanEncoder encoder) => encoder switch
    {
        GanEncoder.Bidirectional => nameof(GanObjective.Bidirectional),
        GanEncoder.Adversarial => nameof(GanObjective.AdversarialAutoencoder),
        _ => nameof(GanObjective.Variational),
    } + "()";

    private static void CheckShare(int batchSize, int ranks)
    {
        if (batchSize % ranks != 0 || batchSize / ranks < 2)
        {
            throw OptionChecks.OutOfRange(nameof(GanTrainerOptions.BatchSize), batchSize,
                $"BatchSize is of all {ranks} ranks together, so it must be a multiple of {ranks}, and at least {2 * ranks}; it is {batchSize}.");
        }
    }

    private static void CheckRanges(GanTrainerOptions options)
    {
        OptionChecks.Column(options.ImageColumnName);
        OptionChecks.Column(options.LatentColumnName);
        OptionChecks.Column(options.GeneratedImageColumnName);
        OptionChecks.Column(options.ScoreColumnName);
        OptionChecks.AtLeast(1, options.MaxIterations);
        OptionChecks.AtLeast(2, options.BatchSize);
        CheckShare(options.BatchSize, options.Cluster?.Size ?? 1);
        OptionChecks.AtLeast(1, options.LatentSize);
        OptionChecks.AtLeast(1, options.ProgressInterval);
        OptionChecks.AtLeast(0, options.CacheMegabytes);
        OptionChecks.AtLeast(1, options.ShuffleBufferSize);
        OptionChecks.AtLeast(1, options.SampleInterval);
        OptionChecks.AtLeast(1, options.SampleCount);
        options.Validation?.Check();
        OptionChecks.Path(options.CheckpointDirectory);
        OptionChecks.AtLeast(1, options.CheckpointInterval);
        OptionChecks.AtLeast(1, options.CheckpointsToKeep);
        OptionChecks.Defined(options.CancellationBehavior);
        OptionChecks.Defined(options.GeneratedClasses);
        OptionChecks.Defined(options.LatentDistribution);
        if (options.LabelColumnName is not null)
            OptionChecks.Column(options.LabelColumnName);
        ArgumentNullException.ThrowIfNull(options.Networks, nameof(options.Networks));
        ArgumentNullException.ThrowIfNull(options.Objective, nameof(options.Objective));
        ArgumentNullException.ThrowIfNull(options.LearningRateSchedule, nameof(options.LearningRateSchedule));
        ArgumentNullException.ThrowIfNull(options.Regularizers, nameof(options.Regularizers));
        ArgumentNullException.ThrowIfNull(options.InputTransforms, nameof(options.InputTransforms));
        OptionChecks.Positive(options.TopKFraction, maximum: 1);
        OptionChecks.AtLeast(1, options.TopKIterations);
        OptionChecks.Between(0, double.MaxValue, options.GeneratorClassificationWeight);
        OptionChecks.Positive(options.DiscriminatorClassificationWeight);
        OptionChecks.Positive(options.ClassificationTemperature);
        OptionChecks.Positive(options.ClassificationMargin, maximum: 1);
        OptionChecks.AtLeast(1, options.CriticSteps);
        OptionChecks.Between(double.MinValue, double.MaxValue, options.DiscriminatorLossTarget ?? 0, nameof(options.DiscriminatorLossTarget));
        OptionChecks.AtLeast(1, options.MaxCriticSteps);
        OptionChecks.AtLeast(1, options.Replays);
        OptionChecks.AtLeast(1, options.GradientAccumulationSteps);
        OptionChecks.Defined(options.GeneratorLatents);
        OptionChecks.Defined(options.UpdateRule);
        options.Unrolling?.Check();
        OptionChecks.Between(0, double.MaxValue, options.ConsensusWeight);
        OptionChecks.Defined(options.Optimizer);
        OptionChecks.Positive(options.GeneratorLearningRate);
        OptionChecks.Positive(options.DiscriminatorLearningRate);
        OptionChecks.Fraction(options.Beta1 ?? 0, nameof(options.Beta1));
        OptionChecks.Fraction(options.Beta2 ?? 0, nameof(options.Beta2));
        OptionChecks.Positive(options.GradientClipNorm ?? 1, option: nameof(options.GradientClipNorm));
        OptionChecks.Fraction(options.GeneratorEmaDecay);
        OptionChecks.Positive(options.GeneratorEmaRampUp ?? 1, option: nameof(options.GeneratorEmaRampUp));
        options.Growing?.Check();
        options.Consistency?.Check();
        options.Lens?.Check();
        options.Attack?.Check();
        options.FreePerturbation?.Check();
        options.LatentSearch?.Check();
        options.ModeCollapsePenalty?.Check();
    }

    private static IEnumerable<(string Option, string Reason)> Conflicts(GanTrainerOptions options)
    {
        var energy = options.Objective.IsOfEnergies;
        if (options.UpdateRule == GanUpdateRule.Simultaneous && (options.CriticSteps > 1 || options.Replays > 1))
            yield return (nameof(options.UpdateRule), "UpdateRule is Simultaneous, one step of each player; CriticSteps and Replays must then be 1.");
        if (options.UpdateRule == GanUpdateRule.Simultaneous && options.DiscriminatorLossTarget is not null)
            yield return (nameof(options.UpdateRule), "UpdateRule is Simultaneous, one step of each player; DiscriminatorLossTarget must then be null.");
        if (options.ConsensusWeight > 0 && options.UpdateRule != GanUpdateRule.Simultaneous)
            yield return (nameof(options.UpdateRule), "ConsensusWeight changes both players' gradients at once: UpdateRule must be Simultaneous.");
        if (options.DiscriminatorLossTarget is not null && options.LatentSearch is { OncePerIteration: true })
        {
            yield return (nameof(options.DiscriminatorLossTarget),
                "With LatentSearch.OncePerIteration each search serves CriticSteps steps of the discriminator: DiscriminatorLossTarget must then be null.");
        }

        if (options.DiscriminatorLossTarget is not null && options.MaxCriticSteps < options.CriticSteps)
        {
            yield return (nameof(options.MaxCriticSteps),
                $"MaxCriticSteps is {options.MaxCriticSteps}, fewer than CriticSteps, {options.CriticSteps}: raise it.");
        }

        if (options.Regularizers.Any(r => r.NeedsDual && !r.IsAbsent) && !options.Objective.HasDual)
        {
            yield return (nameof(options.Regularizers),
                "GanRegularizer.DensityMatching moves densities by what GanObjective.PrimalDual says of real samples: take that Objective, or leave it out.");
        }

        var classifies = options.LabelColumnName is not null && options.Networks.Template.Conditioning == ClassConditioning.AuxiliaryClassifier;
        if (options.Regularizers.Any(r => r.NeedsClassifier && !r.IsAbsent) && !classifies)
        {
            yield return (nameof(options.Regularizers),
                "GanRegularizer.UniformClasses needs a LabelColumnName and networks whose Conditioning is AuxiliaryClassifier.");
        }

        if (options.InitialModel is not null && options.InitialWeights is not null)
            yield return (nameof(options.InitialModel), "InitialModel and LoadWeights both say what training starts from: leave one of them out.");

        if (energy != options.Networks.Template.Autoencoder)
        {
            yield return (nameof(options.Networks), energy
                ? "GanObjective.EnergyBased needs a discriminator whose score is a negative energy: set GanNetworkOptions.AutoencoderDiscriminator."
                : "A discriminator that is an autoencoder scores by a negative energy, which only GanObjective.EnergyBased is made for.");
        }

        var categories = options.Networks.Template.Categories;
        if (options.Objective.IsOfCategories != categories > 0)
        {
            yield return (nameof(options.Networks), categories == 0
                ? "GanObjective.Categorical needs a discriminator that sorts samples into categories: set GanNetworkOptions.Categories."
                : $"Networks have {categories} Categories, which only GanObjective.Categorical is made for: take it, or leave Categories at 0.");
        }

        var encoder = options.Networks.Template.Encoder;
        if (options.Objective.Encoder != encoder)
        {
            yield return (nameof(options.Networks), options.Objective.Encoder == GanEncoder.None
                ? $"Networks have a {encoder} encoder, which this Objective does not train: take GanObjective.{ObjectiveOf(encoder)}, or GanEncoder.None."
                : $"This Objective needs networks with an encoder: set GanNetworkOptions.Encoder to {options.Objective.Encoder}; it is {encoder}.");
        }

        if (encoder != GanEncoder.None && (options.Unrolling is { Steps: > 0 } || options.ConsensusWeight > 0 || options.Attack is not null
            || options.Regularizers.Any(r => r is GanRegularizer.LocalStabilityPart && !r.IsAbsent)))
        {
            yield return (nameof(options.Networks),
                "Networks have an encoder, whose losses Unrolling, ConsensusWeight, Attack and GanRegularizer.LocalStability do not know: leave those out.");
        }

        if (encoder != GanEncoder.None && options.LabelColumnName is not null)
            yield return (nameof(options.LabelColumnName), "Networks with an encoder are unconditional: LabelColumnName must be null.");
        if (encoder == GanEncoder.Variational && options.LatentDistribution != LatentDistribution.Normal)
            yield return (nameof(options.LatentDistribution), "A variational autoencoder's latents are normal: LatentDistribution must be Normal.");
        if (options.Regularizers.Any(r => r.NeedsCodes && !r.IsAbsent) && options.Networks.Template is { LatentCodes: 0, LatentCategories: 0 })
        {
            yield return (nameof(options.Regularizers),
                "GanRegularizer.MutualInformation needs a discriminator that reads codes: set GanNetworkOptions.LatentCodes or LatentCategories, or leave "
                    + "it out.");
        }

        if (options.Growing is not null && !options.Networks.Grows)
            yield return (nameof(options.Growing), "Growing needs networks that can grow: take GanNetworks.Progressive(), or leave Growing null.");

        if (options.Attack is not null && !options.Objective.IsSeparable)
        {
            yield return (nameof(options.Attack),
                "An Attack raises D's loss on real or on generated samples alone, and relativistic losses have none: take another Objective, or no Attack.");
        }

        if (options.Networks.MakesVectors && (options.Attack is not null || options.FreePerturbation is not null))
            yield return (nameof(options.Networks), "Attack and FreePerturbation change images in [−1,1]; these networks make vectors of any values.");
        if (options.Consistency?.Transforms.OfType<GanInputTransform.AdaptiveTransform>().Any() == true)
        {
            yield return (nameof(options.Consistency), "Consistency.Transforms has Adaptive, which follows the discriminator's scores among InputTransforms "
                + "and would do nothing here: name the augmentations themselves.");
        }

        if (options.Networks.MakesVectors && options.Consistency is { } consistency && (consistency.RealWeight > 0 || consistency.FakeWeight > 0)
            && consistency.Transforms.Any(t => t.ChangesImages))
        {
            yield return (nameof(options.Consistency),
                "Consistency.Transforms change images; these networks make vectors: take GanInputTransform.InstanceNoise, or RealWeight and FakeWeight 0.");
        }

        if (options.Networks.MakesVectors && options.InputTransforms.Any(t => t.ChangesImages))
            yield return (nameof(options.InputTransforms), "GanInputTransform.DiffAugment changes images; these networks make vectors.");
    }
}
