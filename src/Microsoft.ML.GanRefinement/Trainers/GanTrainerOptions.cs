using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Trainers;
using Microsoft.ML.GanRefinement.Training.Monitoring;

namespace Microsoft.ML.GanRefinement;

/// <summary>Settings that every trainer has. Copied and checked when the trainer is made; changing them later has no effect.</summary>
public abstract partial class GanTrainerOptions
{
    private protected GanTrainerOptions()
    {
    }

    /// <summary>Name of the column with the images: <c>Vector&lt;Single&gt;</c> in [−1,1] or <c>Vector&lt;Byte&gt;</c>, dimensions channels, height, width; or
    /// <c>MLImage</c> of known size. Where the networks are made for plain vectors: <c>Vector&lt;Single&gt;</c> of any length and any finite values.</summary>
    /// <value>The default value is "Image".</value>
    [IgnoredOnResume]
    public string ImageColumnName { get; set; } = ColumnNames.Image;

    /// <summary>Name of the latent column that the trained transformer reads; in data without it, latents are drawn.</summary>
    /// <value>The default value is "Latent".</value>
    [IgnoredOnResume]
    public string LatentColumnName { get; set; } = ColumnNames.Latent;

    /// <summary>Name of the image column that the trained transformer adds.</summary>
    /// <value>The default value is "GeneratedImage".</value>
    [IgnoredOnResume]
    public string GeneratedImageColumnName { get; set; } = ColumnNames.GeneratedImage;

    /// <summary>Name of the score column that the trained transformer adds.</summary>
    /// <value>The default value is "Score".</value>
    [IgnoredOnResume]
    public string ScoreColumnName { get; set; } = ColumnNames.Score;

    /// <summary>Number of iterations, at least 1. One iteration ends with one step of the generator.</summary>
    /// <value>The default value is 10,000.</value>
    [IgnoredOnResume]
    public int MaxIterations { get; set; } = GanTrainerDefaults.MaxIterations;

    /// <summary>Images in a batch, at least 2 and at most as many as the data has. On a <see cref="Cluster"/> those of all ranks together, a multiple of
    /// their number with at least 2 for each.</summary>
    /// <value>The default value is 64.</value>
    public int BatchSize { get; set; } = GanTrainerDefaults.BatchSize;

    /// <summary>Values in a latent, at least 1.</summary>
    /// <value>The default value is 128.</value>
    public int LatentSize { get; set; } = GanTrainerDefaults.LatentSize;

    /// <summary>What latents are drawn from: in training, for samples and validation, and by the trained transformer.</summary>
    /// <value>The default value is <see cref="LatentDistribution.Normal"/>.</value>
    public LatentDistribution LatentDistribution { get; set; }

    /// <summary>How often a conditional network generates each class in training: all classes of the data equally often, or as often as in the data.</summary>
    /// <value>The default value is <see cref="GanClassSampling.Even"/>.</value>
    public GanClassSampling GeneratedClasses { get; set; } = GanClassSampling.Even;

    /// <summary>Seed of the run's random numbers. On the CPU, the same seed and number of threads give the same weights, bit for bit.</summary>
    /// <value>The default value is null: drawn from the <see cref="MLContext"/>, whose seed then decides.</value>
    [IgnoredOnResume]
    public int? Seed { get; set; }

    /// <summary>How much memory the training data may take, in megabytes of 2²⁰ bytes, at least 0. Data that fit are read once and kept: as bytes where they
    /// are bytes or images, else as floats. Larger data are streamed: read again in each epoch, on a separate thread, and shuffled in a buffer of
    /// <see cref="ShuffleBufferSize"/> rows. Data that the view itself holds in memory, such as <see cref="GanCatalog.LoadIdx"/>'s, take no more memory and are
    /// never streamed. The order of rows depends on whether they are streamed.</summary>
    /// <remarks>A view that does not know its row count is read up to this limit to find out.</remarks>
    /// <value>The default value is 1024.</value>
    [IgnoredOnResume]
    public int CacheMegabytes { get; set; } = GanTrainerDefaults.CacheMegabytes;

    /// <summary>Rows among which the next one is chosen at random while data are streamed (see <see cref="CacheMegabytes"/>), at least 1. Each row comes once
    /// per epoch. The whole buffer is in memory. Where neighbouring rows are alike, it should be larger than a stretch of such rows. Resuming a streamed
    /// training run reads up to one epoch again.</summary>
    /// <value>The default value is 8192.</value>
    [IgnoredOnResume]
    public int ShuffleBufferSize { get; set; } = GanTrainerDefaults.ShuffleBufferSize;

    /// <summary>How many iterations lie between two reports to the log and to <see cref="OnProgress"/>, at least 1.</summary>
    /// <value>The default value is 50.</value>
    [IgnoredOnResume]
    public int ProgressInterval { get; set; } = GanTrainerDefaults.ProgressInterval;

    /// <summary>Called on the training thread every <see cref="ProgressInterval"/> iterations, after each evaluation of <see cref="Validation"/>, and after the
    /// last iteration.</summary>
    /// <value>The default value is null.</value>
    [JsonIgnore]
    public Action<GanTrainingProgress>? OnProgress { get; set; }

    /// <summary>How many iterations lie between two calls of <see cref="OnSamples"/>, at least 1.</summary>
    /// <value>The default value is 500.</value>
    [JsonIgnore]
    public int SampleInterval { get; set; } = GanTrainerDefaults.SampleInterval;

    /// <summary>How many samples <see cref="OnSamples"/> gets, at least 1. Their latents stay the same, and classes take turns.</summary>
    /// <value>The default value is 64.</value>
    [JsonIgnore]
    public int SampleCount { get; set; } = GanTrainerDefaults.SampleCount;

    /// <summary>Called on the training thread every <see cref="SampleInterval"/> iterations and after the last one, with samples of the network as it is then;
    /// <see cref="GanSamples.ToImage"/> makes a picture of them. They do not affect training.</summary>
    /// <value>The default value is null.</value>
    [JsonIgnore]
    public Action<GanSamples>? OnSamples { get; set; }

    /// <summary>Evaluation on held-out data. With it, Fit returns the best networks and may stop early; with null, it returns those of the last
    /// iteration.</summary>
    /// <value>The default value is null.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public GanValidation? Validation { get; set; }

    /// <summary>The processes that train together: each takes its rows of every batch, and the mean of their gradients makes every step, so that all have the
    /// same weights. The same options on more ranks train the same networks, up to rounding; with null or a cluster of one they give the same bits as ever.
    /// Rank 0 logs, calls <see cref="OnProgress"/> and <see cref="OnSamples"/>, validates and writes checkpoints; reported losses, scores and norms of
    /// gradients are means over all ranks. When a rank fails, all end; when one is cancelled, all are, after the iteration under way.</summary>
    /// <remarks>All ranks need the same options and data of the same row count; each may have rows of its own. Streamed data are read by each rank as a whole.
    /// What compares the samples of a batch does so across ranks; batch normalisation by <see cref="SynchronizedBatchNorm"/>.</remarks>
    /// <value>The default value is null: this process alone.</value>
    [JsonIgnore]
    public GanCluster? Cluster { get; set; }

    /// <summary>Whether batch normalisation takes its statistics from the rows of all ranks of a <see cref="Cluster"/>, at the price of a call for each layer
    /// and pass; otherwise each rank's rows are normalised by their own, and running statistics are the mean over ranks. It concerns the library's layers
    /// and <see cref="GanBatchNorm"/>.</summary>
    /// <value>The default value is false.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool SynchronizedBatchNorm { get; set; }

    /// <summary>A trained network to start from instead of random weights: both of its networks must have the same architecture as this
    /// trainer's. It is copied when Fit starts and stays as it is; optimisers start anew.</summary>
    /// <value>The default value is null.</value>
    [JsonIgnore]
    public GanTransformer? InitialModel { get; set; }

    /// <summary>Directory for checkpoints, created if missing; each training run needs its own. If it holds checkpoints, Fit resumes from the newest intact one
    /// and reaches the same weights, bit for bit, as without interruption. Options and data must be the same as before, except that <see cref="MaxIterations"/>
    /// may grow unless the learning rate falls until the last iteration (linear, cosine). Without a <see cref="Seed"/> the seed of the first run
    /// stays.</summary>
    /// <value>The default value is null: no checkpoints.</value>
    [JsonIgnore]
    public string? CheckpointDirectory { get; set; }

    /// <summary>How many iterations lie between two checkpoints, at least 1. There is always one at the last iteration.</summary>
    /// <value>The default value is 500.</value>
    [JsonIgnore]
    public int CheckpointInterval { get; set; } = GanTrainerDefaults.CheckpointInterval;

    /// <summary>How many checkpoints stay in the directory, at least 1; older ones are deleted.</summary>
    /// <value>The default value is 2.</value>
    [JsonIgnore]
    public int CheckpointsToKeep { get; set; } = GanTrainerDefaults.CheckpointsToKeep;

    /// <summary>What Fit does when <see cref="CancellationToken"/> is cancelled: throw, or return the networks of the last completed
    /// iteration, with a <see cref="Validation"/> the best ones found so far.</summary>
    /// <value>The default value is <see cref="CancellationBehavior.Throw"/>.</value>
    [JsonIgnore]
    public CancellationBehavior CancellationBehavior { get; set; }

    /// <summary>Ends Fit early, as <see cref="CancellationBehavior"/> says: with an <see cref="OperationCanceledException"/> within one row or step by default.
    /// ML.NET's own <c>CancelExecution</c>, an extension in the package Microsoft.ML.Experimental, ends every Fit of the context in the same way.</summary>
    /// <value>The default value is <see cref="CancellationToken.None"/>.</value>
    [JsonIgnore]
    public CancellationToken CancellationToken { get; set; }

    [JsonIgnore]
    internal ReportSettings Reports => new(MaxIterations, ProgressInterval, SampleInterval, OnProgress, OnSamples);

    internal GanTrainerOptions Clone() => (GanTrainerOptions)MemberwiseClone();
}
