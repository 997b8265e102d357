using GanRefinement.Gan.Settings;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Gan.Runs;

/// <summary>The processes that mpiexec, srun or an MPI operator has started together. One that works for itself while others wait for it would have them wait
/// until their patience ends, so they agree on what they do.</summary>
internal static class Processes
{
    // How mpiexec and srun tell how many there are.
    private const string Size = "PMI_SIZE";

    // A float counts so far exactly.
    private const int Codes = 1 << 24;

    private static readonly Lazy<GanCluster?> s_all = new(() => MpiCluster.Current is { Size: > 1 } all ? all : null);

    /// <summary>Comes before all else, since a rank that fails ends the others only if MPI knows of it, and they wait for it where MPI starts.</summary>
    /// <param name="arguments">Of the program.</param>
    /// <exception cref="BadInputException">The processes have different commands.</exception>
    public static void Start(string[] arguments)
    {
        if (!AreTogether(arguments))
            return;
        try
        {
            _ = s_all.Value;
        }
        catch (Exception e) when (e is DllNotFoundException or NotSupportedException)
        {
            // The command says so, if it needs them.
            return;
        }
        var command = arguments.FirstOrDefault("");
        if (Others(command.Aggregate(7, (code, next) => ((code * 31) + next) % Codes)) is [_, ..] others)
        {
            throw new BadInputException($"The processes that were started together have different commands: this one '{command}', and rank {Listed(others)} "
                + "another. Start different commands one by one.");
        }
    }

    /// <summary>Those that work together; null for this process alone.</summary>
    /// <exception cref="BadInputException">Only some of them are to.</exception>
    public static GanCluster? Of(SettingValues values)
    {
        var isWanted = values.Get(TrainSettings.Mpi, false);
        if (!isWanted && !s_all.IsValueCreated)
            return null;
        if (Others(isWanted ? 1 : 0) is [_, ..] others)
        {
            var without = isWanted ? others : Enumerable.Range(0, s_all.Value!.Size).Except(others);
            throw new BadInputException($"{TrainSettings.Mpi.Flag}: some of the processes that were started together have it, and rank {Listed(without)} has "
                + "not. Give it to all of them or to none.");
        }
        if (isWanted)
            return s_all.Value;
        // A sweep that mpiexec or srun has started: one task's failure is its own.
        if (s_all.Value is not null)
            MpiCluster.Current.LetGo();
        return null;
    }

    // Without --mpi they may be tasks of a batch scheduler, which know nothing of each other: then each has a shard.
    private static bool AreTogether(string[] arguments) => Has(arguments, TrainSettings.Mpi)
        || (Environment.GetEnvironmentVariable(Size) is not (null or "1") && !Has(arguments, Sharding.Number));

    private static bool Has(string[] arguments, Setting setting) => arguments.Any(argument => argument == setting.Flag
        || argument.StartsWith(setting.Flag + "=", StringComparison.Ordinal) || argument.StartsWith(setting.Flag + ":", StringComparison.Ordinal));

    private static int[] Others(int own)
    {
        if (s_all.Value is not { } all)
            return [];
        var codes = new float[all.Size];
        codes[all.Rank] = own;
        all.Sum(codes);
        return [.. Enumerable.Range(0, all.Size).Where(rank => codes[rank] != own)];
    }

    private static string Listed(IEnumerable<int> ranks) => string.Join(", ", ranks);
}
