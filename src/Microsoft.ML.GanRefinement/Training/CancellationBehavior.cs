namespace Microsoft.ML.GanRefinement;

/// <summary>What a training run does when its cancellation token is cancelled.</summary>
public enum CancellationBehavior
{
    /// <summary>Fit throws an <see cref="OperationCanceledException"/>, within one step.</summary>
    Throw,

    /// <summary>Fit completes the current iteration and its validation, and returns the networks as they are then, or the best ones if a
    /// <see cref="GanTrainerOptions.Validation"/> has evaluated any. Before the first iteration there is nothing to return: Fit throws an
    /// <see cref="OperationCanceledException"/>.</summary>
    ReturnLast,
}
