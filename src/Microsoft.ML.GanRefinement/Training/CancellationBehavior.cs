namespace Microsoft.ML.GanRefinement;

/// <summary>What a training run does when its cancellation token is cancelled.</summary>
public enum CancellationBehavior
{
    /// <summary>Fit throws an <see cref="OperationCanceledException"/>, within one step.</summary>
    Throw,

    /// <summary>Fit completes the iteration under way, and its validation, and returns the networks as they are then; with a
    /// <see cref="GanTrainerOptions.Validation"/> that has evaluated some already, the best of these. Before the first iteration there is
    /// nothing to return: Fit throws an <see cref="OperationCanceledException"/>.</summary>
    ReturnLast,
}
