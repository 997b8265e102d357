using System.Diagnostics;
using System.Runtime.CompilerServices;
using YamlDotNet.RepresentationModel;

namespace GanRefinement.Gan.Tests.Commands;

/// <summary>The samples of docs/mpi.md are read as the systems that they are for read them.</summary>
public class ClusterSamplesTests
{
    private static readonly string[] s_blocks = File.ReadAllText(Page()).Split("\n```");

    [Fact]
    public void The_Slurm_script_is_bash()
    {
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-n"]) { RedirectStandardInput = true, RedirectStandardError = true })!;
        var script = Block("bash");
        Assert.Contains("#SBATCH --ntasks", script);
        bash.StandardInput.Write(script);
        bash.StandardInput.Close();
        Assert.Equal("", bash.StandardError.ReadToEnd());
        bash.WaitForExit();
        Assert.Equal(0, bash.ExitCode);
    }

    [Fact]
    public void The_MPIJob_is_YAML_with_a_launcher_and_workers()
    {
        YamlStream stream = new();
        stream.Load(new StringReader(Block("yaml")));
        var job = (YamlMappingNode)stream.Documents.Single().RootNode;
        Assert.Equal("MPIJob", job["kind"].ToString());
        var replicas = (YamlMappingNode)job["spec"]["mpiReplicaSpecs"];
        Assert.Equal(["Launcher", "Worker"], replicas.Children.Keys.Select(key => key.ToString()));
        Assert.Equal("MPICH", job["spec"]["mpiImplementation"].ToString());
    }

    private static string Block(string language) =>
        s_blocks.Single(block => block.StartsWith(language + "\n", StringComparison.Ordinal))[(language.Length + 1)..];

    private static string Page([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/mpi.md"));
}
