using System.Diagnostics;
using System.Globalization;
using MPI;
using Native = MPI.Unsafe;

namespace Microsoft.ML.GanRefinement;

/// <summary>The processes that <c>mpiexec</c>, <c>srun</c> or an MPI operator has started together, as a trainer's
/// <see cref="GanTrainerOptions.Cluster"/>.</summary>
/// <remarks>MPI starts when <see cref="Current"/> is first read and ends with the process. Calls come from one thread at a time.</remarks>
public sealed class MpiCluster : GanCluster
{
    // One call of MPI counts values with 32 bits.
    private const int MostInACall = 1 << 28;

    // MPI_IN_PLACE of the MPICH ABI: what is summed is where the sum goes.
    private const nint InPlace = -1;

    private static readonly TimeSpan s_untilRead = TimeSpan.FromSeconds(1);

    private const string PatienceVariable = "GAN_MPI_PATIENCE";

    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(1);

    private static readonly Lazy<MpiCluster> s_current = new(Start);

    // Held, or nothing would look.
    private static Timer? s_watch;

    private readonly MPI.Environment _environment;
    private long _waitingSince;
    private bool _failed;
    private bool _isLetGo;

    private MpiCluster(MPI.Environment environment)
    {
        _environment = environment;
        (Rank, Size) = (Communicator.world.Rank, Communicator.world.Size);
    }

    /// <summary>This process among those that were started with it; alone where none were.</summary>
    /// <exception cref="DllNotFoundException">There is no MPI library.</exception>
    /// <exception cref="NotSupportedException">The processes were started by Open MPI, or the library is Open MPI's.</exception>
    public static MpiCluster Current => s_current.Value;

    /// <inheritdoc/>
    public override int Rank { get; }

    /// <inheritdoc/>
    public override int Size { get; }

    /// <summary>How long a call may wait for the other ranks. Then this process ends with a message, and <c>mpiexec</c> ends the others: MPI itself waits for a
    /// host that is cut off until the network's own limits, which may be hours.</summary>
    /// <value>By default the seconds in the environment variable <c>GAN_MPI_PATIENCE</c>, else 30 minutes: longer than rank 0 validates while the others
    /// wait.</value>
    public static TimeSpan Patience { get; set; } =
        double.TryParse(System.Environment.GetEnvironmentVariable(PatienceVariable), CultureInfo.InvariantCulture, out var seconds) && seconds > 0
            ? TimeSpan.FromSeconds(seconds)
            : TimeSpan.FromMinutes(30);

    /// <summary>The library's own name and version.</summary>
    public static string Library => MpiLibrary.Version;

    /// <inheritdoc/>
    public override unsafe void Sum(Span<float> values)
    {
        fixed (float* first = values)
        {
            for (var start = 0; start < values.Length; start += MostInACall)
            {
                var count = Math.Min(MostInACall, values.Length - start);
                var place = (nint)(first + start);
                Wait(() => Native.MPI_Allreduce(InPlace, place, count, Native.MPI_FLOAT, Native.MPI_SUM, Native.MPI_COMM_WORLD));
            }
        }
    }

    /// <inheritdoc/>
    public override unsafe void Broadcast(Span<byte> bytes)
    {
        fixed (byte* first = bytes)
        {
            for (var start = 0; start < bytes.Length; start += MostInACall)
            {
                var (place, count) = ((nint)(first + start), Math.Min(MostInACall, bytes.Length - start));
                Wait(() => Native.MPI_Bcast(place, count, Native.MPI_BYTE, 0, Native.MPI_COMM_WORLD));
            }
        }
    }

    /// <inheritdoc/>
    public override void Barrier() => Wait(() => Native.MPI_Barrier(Native.MPI_COMM_WORLD));

    /// <summary>Writes the reason to the standard error stream and ends all processes, this one among them.</summary>
    /// <inheritdoc/>
    public override void Abort(string reason)
    {
        _failed = true;
        if (Size == 1)
            return;
        Console.Error.WriteLine($"{reason} (process {System.Environment.ProcessId} on {System.Environment.MachineName})");
        Console.Error.Flush();
        // mpiexec ends its helpers at once, with what they have read of this process and not passed on yet.
        Thread.Sleep(s_untilRead);
        _ = Native.MPI_Abort(Native.MPI_COMM_WORLD, 1);
    }

    /// <summary>None of the processes waits for another: one that fails ends itself alone.</summary>
    internal void LetGo() => _isLetGo = true;

    private static MpiCluster Start()
    {
        MpiLibrary.Require();
        string[] arguments = [];
        // Training calls from the thread that Fit was called on, whichever that is.
        var cluster = new MpiCluster(new MPI.Environment(ref arguments, Threading.Serialized));
        s_watch = new Timer(_ => cluster.EndIfForgotten(), null, s_look, s_look);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => cluster.End();
        return cluster;
    }

    // Others wait in vain for a process that ends with an error: MPI's own end waits for all.
    private void End()
    {
        if (System.Environment.ExitCode != 0 && Size > 1 && !_failed && !_isLetGo)
            Abort($"Rank {Rank} of {Size} has ended with exit code {System.Environment.ExitCode}.");
        else
            _environment.Dispose();
    }

    private void Wait(Func<int> call)
    {
        Volatile.Write(ref _waitingSince, Stopwatch.GetTimestamp());
        var error = call();
        Volatile.Write(ref _waitingSince, 0);
        if (error != 0)
            throw new IOException($"MPI refused a call: error {error} of {Library}.");
    }

    // On a thread of its own: the one that waits cannot.
    private void EndIfForgotten()
    {
        if (Volatile.Read(ref _waitingSince) is not (> 0 and var since) || Stopwatch.GetElapsedTime(since) < Patience)
            return;
        Console.Error.WriteLine($"Rank {Rank} of {Size} has waited {Patience.TotalSeconds:F0} s for the others: one of them hangs, or its host is cut off. "
            + $"Resume from the last checkpoint; if it was only slow, raise {PatienceVariable}. "
            + $"(process {System.Environment.ProcessId} on {System.Environment.MachineName})");
        Console.Error.Flush();
        // MPI would wait again to end in order.
        Process.GetCurrentProcess().Kill();
    }
}
