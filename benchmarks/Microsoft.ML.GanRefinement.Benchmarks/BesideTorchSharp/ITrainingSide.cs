namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp;

/// <summary>One of the two training runs that are compared.</summary>
internal interface ITrainingSide : IDisposable
{
    /// <summary>The first loss of D, of the product's first weights, batch and numbers; to be asked for once, before
    /// <see cref="Run"/>.</summary>
    float FirstLoss();

    /// <summary>Goes on for some iterations.</summary>
    /// <returns>Seconds, without setting up.</returns>
    double Run(int iterations);
}
