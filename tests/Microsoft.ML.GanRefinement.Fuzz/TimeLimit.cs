using System.Runtime;

namespace Microsoft.ML.GanRefinement.Fuzz;

/// <summary>Stops what takes too long, so that it takes no time from what comes after it.</summary>
internal static class TimeLimit
{
    /// <summary>Runs a function on a thread of its own; false if it was not done in time.</summary>
    public static bool TryRun<T>(Func<T> function, TimeSpan limit, out Task<T> task)
    {
        using CancellationTokenSource stop = new();
        var token = stop.Token;
        task = Task.Factory.StartNew(() => Run(function, token), TaskCreationOptions.LongRunning);
        var done = ((IAsyncResult)task).AsyncWaitHandle;
        if (done.WaitOne(limit))
            return true;

        stop.Cancel();
        done.WaitOne(limit);
        return false;
    }

    private static T Run<T>(Func<T> function, CancellationToken token)
    {
        T result = default!;
#pragma warning disable SYSLIB0046 // Aborting threads corrupts state: this one has a damaged file's alone.
        ControlledExecution.Run(() => result = function(), token);
#pragma warning restore SYSLIB0046
        return result;
    }
}
