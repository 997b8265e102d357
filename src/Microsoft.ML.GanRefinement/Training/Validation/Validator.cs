using System.Diagnostics;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Evaluation.Reports;

namespace Microsoft.ML.GanRefinement.Training.Validation;

/// <summary>Evaluates the generator now and then, keeps the best pair, and says when waiting for a better one is no use.</summary>
/// <remarks>Owns the copy of the best pair.</remarks>
/// <param name="settings">When, and for how long without improvement.</param>
/// <param name="lastIteration">Iterations in all.</param>
/// <param name="measure">The value of the networks as they are.</param>
/// <param name="pair">Where the best pair is kept.</param>
internal sealed class Validator(GanValidation settings, int lastIteration, Func<Cancellation, MetricEstimate> measure, BestPair pair)
    : ICheckpointed, IDisposable
{
    private readonly Stopwatch _watch = new();
    private GanValidationResult? _last;
    private double _reference;
    private int _misses;

    /// <summary>The best evaluation so far; null before the first.</summary>
    public GanValidationResult? Best { get; private set; }

    /// <summary>Whether patience is used up before the last iteration.</summary>
    public bool StopsTraining => _misses >= settings.Patience && _last!.Iteration < lastIteration;

    /// <summary>For a report; null before the first evaluation.</summary>
    public GanValidationProgress? Progress => Best is null ? null : new(_last!, Best, StopsTraining);

    /// <summary>Time spent.</summary>
    public TimeSpan Elapsed => _watch.Elapsed;

    /// <summary>Whether there is an evaluation after so many iterations.</summary>
    public bool IsDue(int done) => done % settings.Interval == 0 || done == lastIteration;

    /// <summary>Evaluates after an iteration if it is time to.</summary>
    /// <param name="done">Iterations done.</param>
    /// <param name="cancellation">Ends an evaluation too.</param>
    /// <exception cref="InvalidOperationException">The metric cannot be computed any more.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void Ended(int done, Cancellation cancellation)
    {
        if (done % settings.Interval == 0)
            Evaluate(done, cancellation);
    }

    /// <summary>Evaluates after the last iteration where that is not in the interval. Its result is in no checkpoint: a training run that goes
    /// on for more iterations then is what it would have been with these from the start.</summary>
    /// <inheritdoc cref="Ended"/>
    public void Completed(int done, Cancellation cancellation)
    {
        if (done == lastIteration && done % settings.Interval != 0)
            Evaluate(done, cancellation);
    }

    /// <summary>Makes the trained pair the best one.</summary>
    public void Apply() => pair.Apply();

    private void Evaluate(int done, Cancellation cancellation)
    {
        _watch.Start();
        var value = Measure(done, cancellation);
        var direction = settings.Metric.Direction;
        _last = new GanValidationResult(settings.Metric, done, value);
        _misses++;
        if (Best is null || direction.Gain(_reference, value) > settings.MinDelta)
            (_reference, _misses) = (value, 0);
        if (Best is null || direction.Gain(Best.Value, value) > 0)
        {
            Best = _last;
            pair.Keep();
        }
        _watch.Stop();
    }

    private double Measure(int done, Cancellation cancellation)
    {
        try
        {
            var value = measure(cancellation).Value;
            return double.IsFinite(value) ? value : throw new InvalidOperationException($"the {settings.Metric.Name} is {value}.");
        }
        catch (InvalidOperationException e)
        {
            throw new InvalidOperationException($"Validation failed after iteration {done}: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        writer.Write(Best is not null);
        if (Best is null)
            return;
        Write(writer, Best);
        Write(writer, _last!);
        writer.Write(_reference);
        writer.Write(_misses);
        pair.Save(writer);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        if (!reader.ReadBoolean())
            return;
        (Best, _last) = (Read(reader), Read(reader));
        (_reference, _misses) = (reader.ReadDouble(), reader.ReadInt32());
        pair.Load(reader);
    }

    /// <inheritdoc/>
    public void Dispose() => pair.Dispose();

    private static void Write(BinaryWriter writer, GanValidationResult result)
    {
        writer.Write(result.Iteration);
        writer.Write(result.Value);
    }

    private GanValidationResult Read(BinaryReader reader) => new(settings.Metric, reader.ReadInt32(), reader.ReadDouble());
}
