namespace Microsoft.ML.GanRefinement.Mpi.Tests;

// Without MPI and quick, so a default run has a test of this project.
public class MpiLibraryTests
{
    [Fact]
    public void Processes_of_Open_MPI_are_refused()
    {
        var error = Assert.Throws<NotSupportedException>(() => MpiLibrary.RefuseOpenMpi(name => name == "OMPI_COMM_WORLD_SIZE" ? "2" : null));
        Assert.Contains("started by Open MPI's mpirun", error.Message);
        Assert.Contains("apt-get install mpich", error.Message);
        MpiLibrary.RefuseOpenMpi(_ => null);
    }
}
