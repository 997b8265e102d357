namespace Microsoft.ML.GanRefinement.Benchmarks.Coaching;

/// <summary>One of the two coaches that are compared.</summary>
internal interface ICoachSide : IDisposable
{
    /// <summary>Coaches the batch and tells by how much D's mean score has risen.</summary>
    double Gain();

    /// <summary>Coaches the batch so many times.</summary>
    /// <returns>Seconds.</returns>
    double Run(int times);
}
