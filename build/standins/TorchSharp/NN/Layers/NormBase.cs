using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Scale, shift and running statistics of a normalisation.</summary>
public abstract class NormBase : nn.Module<Tensor, Tensor>
{
    private Parameter _weight;
    private Parameter _bias;
    private Tensor _runningMean;
    private Tensor _runningVar;
    private Tensor _numBatchesTracked;

    public NormBase(long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device device,
        ScalarType? dtype, string name)
        : base(name)
    {
        this.num_features = num_features;
        this.eps = eps;
        this.momentum = momentum;
        this.affine = affine;
        this.track_running_stats = track_running_stats;
        if (affine)
        {
            weight = nn.Parameter(empty(num_features, dtype: dtype, device: device));
            bias = nn.Parameter(empty(num_features, dtype: dtype, device: device));
        }
        if (track_running_stats)
        {
            running_mean = zeros(num_features, dtype: dtype, device: device);
            running_var = ones(num_features, dtype: dtype, device: device);
            num_batches_tracked = tensor(0L, dtype: dtype, device: device);
        }
        reset_parameters();
    }

    public long num_features { get; private set; }

    public double eps { get; set; }

    public double? momentum { get; set; }

    public bool affine { get; private set; }

    public bool track_running_stats { get; private set; }

    public Parameter weight
    {
        get => _weight;
        set => Assign(nameof(weight), ref _weight, value);
    }

    public Parameter bias
    {
        get => _bias;
        set => Assign(nameof(bias), ref _bias, value);
    }

    public Tensor running_mean
    {
        get => _runningMean;
        set => Assign(nameof(running_mean), ref _runningMean, value);
    }

    public Tensor running_var
    {
        get => _runningVar;
        set => Assign(nameof(running_var), ref _runningVar, value);
    }

    public Tensor num_batches_tracked
    {
        get => _numBatchesTracked;
        set => Assign(nameof(num_batches_tracked), ref _numBatchesTracked, value);
    }

    public void reset_running_stats()
    {
        if (!track_running_stats)
            return;
        nn.init.zeros_(_runningMean);
        nn.init.ones_(_runningVar);
        nn.init.zeros_(_numBatchesTracked);
    }

    public void reset_parameters()
    {
        reset_running_stats();
        if (!affine)
            return;
        nn.init.ones_(_weight);
        nn.init.zeros_(_bias);
    }

    protected abstract void ValidateInputDimensions(Tensor input);
}
