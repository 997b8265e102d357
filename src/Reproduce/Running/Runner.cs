using System.Collections.Concurrent;

namespace GanRefinement.Reproduce.Running;

/// <summary>Works through a plan with one thread for each run at a time, which on two cores does about half as much again as one run on two
/// threads. Torch computes each with one thread (see <see cref="OneThread"/>), so that a run's bits depend neither on its neighbours nor on
/// the machine's cores.</summary>
/// <param name="ledger">What has been measured.</param>
/// <param name="state">Where runs under way are kept.</param>
/// <param name="parallel">How many runs at a time.</param>
/// <param name="report">Called with a line for each run that ends.</param>
internal sealed class Runner(Ledger ledger, StateFolder state, int parallel, Action<string> report)
{
    /// <summary>Runs until all is done or the budget is used up.</summary>
    public void Work(IReadOnlyList<Run> pending, Budget budget)
    {
        ConcurrentQueue<Run> queue = new(pending);
        ConcurrentQueue<Exception> errors = [];
        Thread[] workers = [.. Enumerable.Range(0, parallel).Select(worker => new Thread(() =>
        {
            try
            {
                using OneThread _ = new();
                while (errors.IsEmpty && !budget.IsUsedUp && queue.TryDequeue(out var run))
                    Work(run, budget);
            }
            catch (Exception e)
            {
                errors.Enqueue(e);
            }
        }))];
        Array.ForEach(workers, worker => worker.Start());
        Array.ForEach(workers, worker => worker.Join());
        if (errors.TryPeek(out var error))
            throw new AggregateException(error.Message, errors);
    }

    private void Work(Run run, Budget budget)
    {
        var begin = budget.Elapsed;
        var done = run.Experiment.KeepsPairs
            ? new RunRefining(run, ledger, state, parallel).Execute(budget.Stop)
            : new RunTraining(run, ledger, state, parallel).Execute(budget.Stop);
        var taken = budget.Elapsed - begin;
        report($"{budget.Elapsed:hh\\:mm\\:ss}  {run}: {(done ? "done" : "stopped, to be gone on with")} after {taken.TotalSeconds:F0} s");
    }
}
