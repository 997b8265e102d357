using GanRefinement.Gan;
using GanRefinement.Programs.Screen;
using Microsoft.ML.GanRefinement;

// First of all: a rank whose settings are wrong ends the others only if MPI knows of it, and they wait for it where MPI starts.
// A file of settings may ask for MPI too, and may be what is wrong. PMI_SIZE is how mpiexec and srun tell how many there are.
if (HasFlag("--mpi") || ((HasFlag("--config") || HasFlag("--resume")) && Environment.GetEnvironmentVariable("PMI_SIZE") is not (null or "1")))
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

bool HasFlag(string name) => args.Any(argument => argument == name || argument.StartsWith(name + "=") || argument.StartsWith(name + ":"));
