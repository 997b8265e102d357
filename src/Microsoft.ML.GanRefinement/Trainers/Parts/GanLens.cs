using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Networks.Custom;
using Microsoft.ML.GanRefinement.Trainers;
using Microsoft.ML.GanRefinement.Training;
using Microsoft.ML.GanRefinement.Training.Perturbations;
using Microsoft.ML.GanRefinement.Training.Schedules;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

/// <summary>A lens in front of the discriminator for real samples, annealed to the identity: tempered adversarial training (Sajjadi et al. 2018). A small
/// residual network first makes real samples easier to reach, and gradually stops changing them. Once an iteration it lowers λ·L_A + L_R: L_A is the
/// discriminator's loss on lensed samples as if they were generated, judged behind noise and augmentation as in the discriminator's own steps, and L_R is the
/// squared change. Immutable.</summary>
/// <remarks>L_R is a mean over samples and values, the paper's ‖x − L(x)‖² divided by the number n of values in a sample. Read as a sum, the paper's L_R weighs
/// n times as much against L_A: 784 times for 28×28 grey pixels, 3,072 times for 32×32 colour ones. The mean lets the lens change more while λ is large, and
/// makes one λ serve all sizes. A <see cref="ReconstructionWeight"/> of n has the sum's balance.</remarks>
public sealed record GanLens
{
    /// <summary>Channels inside the lens, at least 1; units where samples are vectors.</summary>
    /// <value>The default value is 64, which makes the paper's 594,371 parameters for colour images with 8 blocks.</value>
    public int Channels { get; init; } = 64;

    /// <summary>Residual blocks, at least 0.</summary>
    /// <value>The default value is 8.</value>
    public int Blocks { get; init; } = 8;

    /// <summary>The distribution of the first weights.</summary>
    /// <value>The default value is <see cref="WeightInitialization.Xavier"/>, as in the paper.</value>
    public WeightInitialization Initialization { get; init; } = WeightInitialization.Xavier;

    /// <summary>Whether the last layer's weights start at 0, so that the lens starts as the identity. Otherwise they too are drawn, as in the paper, and the
    /// lens first has to learn to show anything of a sample but noise.</summary>
    /// <value>The default value is true. The presets of <see cref="TemperedGanTrainer.Options"/> take false.</value>
    public bool StartsAsIdentity { get; init; } = true;

    /// <summary>K: iterations in which the weight of the adversarial loss falls from 1 to 0, λ(t) = 1 − sin(πt/2K); at least 1.</summary>
    /// <value>The default value is 10,000, as in the paper's figures; its section 2 has 100,000.</value>
    public int TemperingIterations { get; init; } = 10_000;

    /// <summary>A constant weight λ instead, at least 0; null to temper.</summary>
    /// <value>The default value is null. The paper finds 1 much worse than tempering.</value>
    public double? FixedWeight { get; init; }

    /// <summary>Factor on L_R, above 0.</summary>
    /// <value>The default value is 1: the mean over values. The number of values in a sample makes it the sum.</value>
    public double ReconstructionWeight { get; init; } = 1;

    /// <summary>How the lens's gradient becomes a step, with the library's defaults for β: 0.5 and 0.999 for Adam, otherwise 0 and 0.99.</summary>
    /// <value>The default value is null: the trainer's <see cref="GanTrainerOptions.Optimizer"/>.</value>
    public GanOptimizer? Optimizer { get; init; }

    /// <summary>The lens's own learning rate, above 0.</summary>
    /// <value>The default value is 0.0001.</value>
    public double LearningRate { get; init; } = 1e-4;

    /// <summary>Whether the lens learns. If not, it is <see cref="Network"/> as it was made, or the blur alone.</summary>
    /// <value>The default value is true.</value>
    public bool Learns { get; init; } = true;

    /// <summary>σ of a Gaussian blur B in pixels, at least 0: the lens is N(x) + λ·(B(x) − x) with a network N, which starts as a blurred view and ends
    /// without. With <see cref="Learns"/> false and no <see cref="Network"/>, N(x) = x: a fixed blur that fades.</summary>
    /// <value>The default value is 0: none.</value>
    public double BlurDeviation { get; init; }

    /// <summary>Makes a network of your own in the place of the residual one: a module that maps samples [B, channels, height, width], or [B, length] where
    /// they are vectors, to others of the same shape. Its weights start as they are made. It is trained, disposed, and not saved with the model.</summary>
    /// <value>The default value is null. A resumed run must make the same module; what it had learnt comes from the checkpoint.</value>
    [JsonIgnore]
    public Func<GanNetworkShape, nn.Module<Tensor, Tensor>>? Network { get; init; }

    // What can be told of a module in a checkpoint's list of options.
    [JsonInclude]
    internal bool HasNetwork => Network is not null;

    /// <summary>The settings, each by name.</summary>
    public override string ToString() => RecordText.Of(this);

    internal void Check()
    {
        OptionChecks.AtLeast(1, Channels);
        OptionChecks.AtLeast(0, Blocks);
        OptionChecks.Defined(Initialization);
        OptionChecks.AtLeast(1, TemperingIterations);
        OptionChecks.Between(0, double.MaxValue, FixedWeight ?? 0, nameof(FixedWeight));
        OptionChecks.Positive(ReconstructionWeight);
        if (Optimizer is { } optimizer)
            OptionChecks.Defined(optimizer, nameof(Optimizer));
        OptionChecks.Positive(LearningRate);
        OptionChecks.Between(0, 64, BlurDeviation);
        if (!Learns && Network is null && BlurDeviation == 0)
        {
            throw OptionChecks.OutOfRange(nameof(Learns), Learns,
                "Learns is false, and neither Network nor BlurDeviation is set: such a lens changes nothing. Set one of them, or leave the Lens null.");
        }
    }

    internal IRealTransform Build(RecipeContext setting, NetworkPairSpecification networks, GanObjective objective, GanOptimizer optimizer)
    {
        if (setting.Sample.IsVector && BlurDeviation > 0)
            throw OptionChecks.OutOfRange(nameof(BlurDeviation), BlurDeviation, "BlurDeviation blurs images, and the samples are vectors: set it to 0.");
        var lens = CreateNetwork(setting, networks);
        lens?.to(setting.Device);
        ISchedule weight = FixedWeight is { } fixedWeight ? new ConstantSchedule(fixedWeight) : new TemperingSchedule(TemperingIterations);
        return new LensTransform(lens, setting.Networks.Discriminator, objective, weight,
            Learns ? OptimizerSettings.Usual(Optimizer ?? optimizer, new ConstantSchedule(LearningRate)) : null,
            BlurDeviation > 0 ? new GaussianBlur(BlurDeviation, setting.Device) : null)
        { ReconstructionWeight = ReconstructionWeight };
    }

    private nn.Module<Tensor, Tensor>? CreateNetwork(RecipeContext setting, NetworkPairSpecification networks)
    {
        if (Network is { } make)
            return new CustomLens(make(new GanNetworkShape(networks)));
        if (!Learns)
            return null;
        // A stream of its own, so that the networks' weights are the same with and without a lens.
        using var random = new torch.Generator(new Common.RandomStream((uint)setting.Seed, 0x4C656E73).NextBits());
        LensStart start = new(Initialization, StartsAsIdentity);
        return setting.Sample.IsVector
            ? Lens.OfVectors(setting.Sample.Width, Channels, Blocks, start, random)
            : Lens.OfImages(setting.Sample.Channels, Channels, Blocks, start, random);
    }
}
