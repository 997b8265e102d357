using GanRefinement.Gan;
using GanRefinement.Programs.Screen;
using Microsoft.ML.GanRefinement;

// First of all: a rank whose settings are wrong ends the others only if MPI knows of it, and they wait for it where MPI starts.
if (args.Contains("--mpi"))
{
    try
    {
        _ = MpiCluster.Current;
    }
    catch (Exception e) when (e is DllNotFoundException or NotSupportedException)
    {
        // The command says so.
    }
}
return GanProgram.Run(args, Terminal.OfProcess);
