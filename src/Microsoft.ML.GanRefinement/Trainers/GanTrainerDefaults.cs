namespace Microsoft.ML.GanRefinement.Trainers;

/// <summary>The defaults of what every trainer has, once for the options, the catalog's arguments and the tests.</summary>
internal static class GanTrainerDefaults
{
    public const int MaxIterations = 10_000;
    public const int BatchSize = 64;
    public const int LatentSize = 128;
    public const int CacheMegabytes = 1024;
    public const int ShuffleBufferSize = 8192;
    public const int ProgressInterval = 50;
    public const int SampleInterval = 500;
    public const int SampleCount = 64;
    public const int CheckpointInterval = 500;
    public const int CheckpointsToKeep = 2;
}
