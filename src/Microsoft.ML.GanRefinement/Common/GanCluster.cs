namespace Microsoft.ML.GanRefinement;

/// <summary>The processes that train one pair of networks together, as one of them, a rank, sees them. <c>MpiCluster</c> in the package
/// Microsoft.ML.GanRefinement.Mpi is one over MPI; another engine needs these members alone.</summary>
/// <remarks>All ranks make the same calls in the same order, each on the thread that trains. A call ends when all ranks have made it; when one has failed it
/// throws, or the process ends.</remarks>
public abstract class GanCluster
{
    /// <summary>This process's number, from 0 to <see cref="Size"/> − 1. Rank 0 logs, validates and writes checkpoints.</summary>
    public abstract int Rank { get; }

    /// <summary>How many processes there are, at least 1.</summary>
    public abstract int Size { get; }

    /// <summary>Replaces each value by its sum over all ranks, with the same bits on each of them.</summary>
    /// <param name="values">As many on each rank.</param>
    public abstract void Sum(Span<float> values);

    /// <summary>Replaces the bytes by those of rank 0.</summary>
    /// <param name="bytes">As many on each rank.</param>
    public abstract void Broadcast(Span<byte> bytes);

    /// <summary>Returns when all ranks have come here.</summary>
    public abstract void Barrier();

    /// <summary>Ends all ranks, those too that wait for this one. It may end the process at once; where it returns, the other ranks' calls throw.</summary>
    /// <param name="reason">What went wrong, with the last checkpoint, for whoever started them.</param>
    public abstract void Abort(string reason);
}
