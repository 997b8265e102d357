using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Evaluation.Features;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;

namespace Microsoft.ML.GanRefinement.Evaluation.Metrics;

/// <summary>What metrics are computed of.</summary>
/// <param name="Real">The real images.</param>
/// <param name="Generated">The generated images.</param>
/// <param name="Training">Features of what the generator was trained on, where a metric needs them.</param>
/// <param name="Protocol">Has the seed of every random choice.</param>
/// <param name="Cancellation">Heard within each step of a metric.</param>
internal sealed record MetricInputs(
    EvaluationSample Real, EvaluationSample Generated, FeatureMatrix? Training, EvaluationProtocol Protocol, Cancellation Cancellation = default)
{
    private readonly Dictionary<object, object> _shared = [];

    /// <summary>Real features.</summary>
    public FeatureMatrix X => Real.Features;

    /// <summary>Generated features.</summary>
    public FeatureMatrix Y => Generated.Features;

    /// <summary>What several metrics have in common, computed by the first that asks for it.</summary>
    /// <param name="settings">What decides it beside the data.</param>
    /// <param name="compute">Computes it.</param>
    public T Shared<T>(object settings, Func<T> compute)
        where T : class
    {
        var key = (typeof(T), settings);
        if (!_shared.TryGetValue(key, out var known))
            _shared.Add(key, known = compute());

        return (T)known;
    }
}
