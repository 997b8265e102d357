using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

/// <summary>Batch normalisation (Ioffe &amp; Szegedy 2015) for networks of your own, safe beside the garbage collector.</summary>
/// <remarks>It computes what torch's <c>BatchNorm1d</c> and <c>BatchNorm2d</c> do, and its parameters and buffers have the same names: weights saved with one
/// load into the other. While the other player learns, its running statistics stay as they are.</remarks>
public sealed class GanBatchNorm : nn.Module<Tensor, Tensor>, ITracksStatistics
{
    private readonly double _epsilon;
    private readonly double _momentum;
    private readonly Parameter weight;
    private readonly Parameter bias;

    /// <summary>Starts with gains of 1 and biases of 0.</summary>
    /// <param name="channels">Size of the input's second dimension.</param>
    /// <param name="epsilon">Added to the variance.</param>
    /// <param name="momentum">The weight of each new batch in the running statistics.</param>
    public GanBatchNorm(long channels, double epsilon = 1e-5, double momentum = 0.1) : this(channels, epsilon, momentum, ScalarType.Int64)
    {
    }

    private GanBatchNorm(long channels, double epsilon, double momentum, ScalarType count) : base(nameof(GanBatchNorm))
    {
        OptionChecks.AtLeast(1, channels);
        (_epsilon, _momentum) = (epsilon, momentum);
        weight = new Parameter(ones(channels, dtype: ScalarType.Float32, device: CPU));
        bias = new Parameter(zeros(channels, dtype: ScalarType.Float32, device: CPU));
        register_buffer("running_mean", zeros(channels, dtype: ScalarType.Float32, device: CPU));
        register_buffer("running_var", ones(channels, dtype: ScalarType.Float32, device: CPU));
        register_buffer("num_batches_tracked", zeros([], dtype: count, device: CPU));
        RegisterComponents();
    }

    /// <summary>One that counts batches in a float, as TorchSharp's own does when it is given a type: so model files of classifiers and
    /// Inception-v3 have it, from the first version on.</summary>
    internal static GanBatchNorm CountingInFloats(long channels, double epsilon = 1e-5) => new(channels, epsilon, momentum: 0.1, ScalarType.Float32);

    bool ITracksStatistics.TracksStatistics { get; set; } = true;

    private bool Tracks => training && ((ITracksStatistics)this).TracksStatistics;

    /// <summary>Normalises each channel: by the batch's own statistics in train mode, by the running ones in eval mode.</summary>
    /// <param name="input">[batch, channels], or with more dimensions after them.</param>
    public override Tensor forward(Tensor input)
    {
        if (Tracks)
            get_buffer("num_batches_tracked")!.Add(1);
        // With momentum 0 the running statistics stay as they are, bit for bit.
        return SynchronizedNorm.Normalize(input, get_buffer("running_mean"), get_buffer("running_var"), weight, bias, training,
            momentum: Tracks ? _momentum : 0, _epsilon);
    }
}
