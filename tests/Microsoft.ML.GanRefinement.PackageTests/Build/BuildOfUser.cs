using System.Collections;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Microsoft.ML.GanRefinement.PackageTests.Build;

/// <summary>A build that runs the task, and what it was warned of.</summary>
internal sealed class BuildOfUser(string folder) : IBuildEngine
{
    public List<string> Warnings { get; } = [];

    public bool ContinueOnError => false;

    public int LineNumberOfTaskNode => 0;

    public int ColumnNumberOfTaskNode => 0;

    public string ProjectFileOfTaskNode => "App.csproj";

    /// <summary>Gives the path of what the build uses in the library's place.</summary>
    public string Weaken(string library, string version = "GLIBCXX_3.4.32")
    {
        var task = new WeakenElfVersion { BuildEngine = this, Libraries = [new TaskItem(library)], Version = version, Folder = folder };
        Assert.True(task.Execute());
        return Assert.Single(task.Weakened).ItemSpec;
    }

    public void LogWarningEvent(BuildWarningEventArgs e) => Warnings.Add(e.Message!);

    public void LogErrorEvent(BuildErrorEventArgs e) => Assert.Fail(e.Message);

    public void LogMessageEvent(BuildMessageEventArgs e)
    {
    }

    public void LogCustomEvent(CustomBuildEventArgs e)
    {
    }

    public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) =>
        throw new NotSupportedException();
}
