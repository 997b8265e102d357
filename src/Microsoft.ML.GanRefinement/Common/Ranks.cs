using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Microsoft.ML.GanRefinement.Common;

/// <summary>This process among those that train together: which rows of a batch are its own, and what all must agree on. Alone, all rows are.</summary>
/// <remarks>Like torch's mode of gradients it belongs to the thread while a scope lasts, since layers, losses and random numbers ask for it, which know nothing
/// of trainers.</remarks>
internal sealed class Ranks
{
    // Of the Secure Hash Algorithm's bits as many as four floats hold exactly: two states that differ have the same once in 2⁶⁴.
    private const int HashParts = 4;

    // Bytes that one call passes on.
    private const int Piece = 1 << 22;

    private static readonly Ranks s_alone = new(null, false);

    [ThreadStatic]
    private static Ranks? s_current;

    private readonly GanCluster? _cluster;

    private Ranks(GanCluster? cluster, bool synchronizesNorms)
    {
        _cluster = cluster is { Size: > 1 } ? cluster : null;
        (Rank, Size) = (_cluster?.Rank ?? 0, _cluster?.Size ?? 1);
        SynchronizesNorms = synchronizesNorms && Size > 1;
    }

    /// <summary>Those of the thread.</summary>
    public static Ranks Current => s_current ?? s_alone;

    /// <summary>This process's number.</summary>
    public int Rank { get; }

    /// <summary>How many there are.</summary>
    public int Size { get; }

    /// <summary>Whether it is the one that logs and writes.</summary>
    public bool IsFirst => Rank == 0;

    /// <summary>Whether batch norm's statistics in training are those of all ranks' rows.</summary>
    public bool SynchronizesNorms { get; }

    /// <summary>Whether all ranks know that training ends here, so that none waits for another.</summary>
    public bool HaveEnded { get; private set; }

    /// <summary>The last checkpoint, for the message of a rank that fails; null if there is none.</summary>
    public string? LastCheckpoint { get; set; }

    /// <summary>Runs <paramref name="work"/> as one of the ranks. If it fails, the others end too.</summary>
    public static T Run<T>(GanCluster? cluster, bool synchronizesNorms, Func<T> work)
    {
        var ranks = new Ranks(cluster, synchronizesNorms);
        if (ranks.Size == 1)
            return work();
        using var scope = new Scope(ranks);
        try
        {
            return work();
        }
        catch (Exception e) when (!ranks.HaveEnded)
        {
            var what = e is OperationCanceledException ? "was cancelled before all could stop together." : $"failed: {e.Message}";
            cluster!.Abort($"Rank {ranks.Rank} of {ranks.Size} {what}{(ranks.LastCheckpoint is { } last ? $" The last checkpoint: {last}." : "")}");
            throw;
        }
    }

    /// <summary>Until disposed, the thread works for itself: what only one rank does, or each for itself.</summary>
    public static Scope Alone() => new(s_alone);

    /// <summary>How many of a batch's rows are this rank's, of <paramref name="rows"/> on all of them.</summary>
    public int Own(int rows) => rows / Size;

    /// <summary>Sums over all ranks.</summary>
    public void Sum(Span<float> values) => _cluster?.Sum(values);

    /// <summary>Takes rank 0's bytes.</summary>
    public void Broadcast(Span<byte> bytes) => _cluster?.Broadcast(bytes);

    /// <summary>The mean over all ranks.</summary>
    public double Mean(double own)
    {
        if (Size == 1)
            return own;
        // Two floats hold a double's first 48 bits, and a place for each rank keeps them as they are.
        var (high, values) = ((float)own, new float[2 * Size]);
        (values[2 * Rank], values[(2 * Rank) + 1]) = (high, (float)(own - high));
        Sum(values);
        return values.Sum(value => (double)value) / Size;
    }

    /// <summary>Gives every rank the bytes of each of them, one rank after the other.</summary>
    /// <param name="own">This rank's.</param>
    /// <param name="take">Gets a rank and its bytes.</param>
    public void ForEach(byte[] own, Action<int, byte[]> take)
    {
        for (var rank = 0; rank < Size; rank++)
        {
            var bytes = new byte[BitConverter.ToInt32(From(rank, BitConverter.GetBytes(own.Length)))];
            for (var start = 0; start < bytes.Length; start += Piece)
            {
                var count = Math.Min(Piece, bytes.Length - start);
                From(rank, rank == Rank ? own.AsSpan(start, count) : bytes.AsSpan(start, count)).CopyTo(bytes.AsSpan(start));
            }

            take(rank, bytes);
        }
    }

    // A float holds any two bytes, and a sum with zeros leaves them as they are.
    private byte[] From(int rank, ReadOnlySpan<byte> bytes)
    {
        var values = new float[(bytes.Length + 1) / 2];
        if (rank == Rank)
        {
            for (var i = 0; i < bytes.Length; i++)
                values[i / 2] += bytes[i] << (8 * (i % 2));
        }

        Sum(values);
        var received = new byte[bytes.Length];
        for (var i = 0; i < received.Length; i++)
            received[i] = (byte)((int)values[i / 2] >> (8 * (i % 2)));
        return received;
    }

    /// <summary>What rank 0 makes, on all ranks; the others make nothing.</summary>
    public T FromFirst<T>(Func<T> make)
        where T : unmanaged
    {
        if (Size == 1)
            return make();
        T value = default;
        if (IsFirst)
        {
            using var _ = Alone();
            value = make();
        }
        Broadcast(MemoryMarshal.AsBytes(new Span<T>(ref value)));
        return value;
    }

    /// <summary>Whether any rank says so: the first that does, else null. Then training ends on all of them.</summary>
    public int? FirstToEnd(bool own)
    {
        if (Size == 1)
            return own ? 0 : null;
        var flags = new float[Size];
        flags[Rank] = own ? 1 : 0;
        Sum(flags);
        var first = Array.FindIndex(flags, flag => flag > 0);
        HaveEnded |= first >= 0;
        return first < 0 ? null : first;
    }

    /// <summary>Refuses ranks that differ where they must not, by the names of what differs.</summary>
    /// <param name="facts">What must be the same, by name. Not asked where there is one rank: it may hash a whole model.</param>
    /// <param name="error">Makes the error of a rank that differs from rank 0, of what differs. It is thrown on all ranks.</param>
    public void RequireSame(Func<JsonObject> facts, Func<int, string, string> error)
    {
        if (Size == 1)
            return;
        var own = Encoding.UTF8.GetBytes(facts().ToJsonString());
        if (FirstToDiffer(SHA256.HashData(own)) is not { } other)
            return;
        var all = new JsonObject[Size];
        ForEach(own, (rank, text) => all[rank] = JsonNode.Parse(text)!.AsObject());
        var (first, second) = (all[0], all[other]);
        var differences = first.Concat(second).Select(fact => fact.Key).Distinct().Where(name => !JsonNode.DeepEquals(first[name], second[name]))
            .Select(name => $"{name} is {first[name]?.ToJsonString() ?? "null"} and {second[name]?.ToJsonString() ?? "null"}");
        HaveEnded = true;
        throw new InvalidOperationException(error(other, string.Join("; ", differences)));
    }

    /// <summary>Refuses ranks that differ where they must not.</summary>
    /// <param name="hash">The hash of what must be the same.</param>
    /// <param name="error">Makes the error of a rank that differs from rank 0. It is thrown on all ranks.</param>
    public void RequireSame(ReadOnlySpan<byte> hash, Func<int, string> error)
    {
        if (FirstToDiffer(hash) is not { } other)
            return;
        HaveEnded = true;
        throw new InvalidOperationException(error(other));
    }

    private int? FirstToDiffer(ReadOnlySpan<byte> hash)
    {
        var parts = new float[HashParts * Size];
        for (var i = 0; i < HashParts; i++)
            parts[(Rank * HashParts) + i] = BitConverter.ToUInt16(hash[(2 * i)..]);
        Sum(parts);
        for (var rank = 1; rank < Size; rank++)
        {
            if (!parts.AsSpan(rank * HashParts, HashParts).SequenceEqual(parts.AsSpan(0, HashParts)))
                return rank;
        }
        return null;
    }

    /// <summary>Which process each rank is: mpiexec names a killed one by its number and host alone.</summary>
    public string Describe()
    {
        List<string> all = [];
        ForEach(Encoding.UTF8.GetBytes($"process {System.Environment.ProcessId} on {System.Environment.MachineName}"),
            (rank, text) => all.Add($"rank {rank} is {Encoding.UTF8.GetString(text)}"));
        return string.Join(", ", all);
    }

    /// <summary>While it lasts, the thread is of these ranks.</summary>
    internal readonly struct Scope : IDisposable
    {
        private readonly Ranks? _before;

        public Scope(Ranks ranks) => (_before, s_current) = (s_current, ranks);

        /// <inheritdoc/>
        public void Dispose() => s_current = _before;
    }
}
