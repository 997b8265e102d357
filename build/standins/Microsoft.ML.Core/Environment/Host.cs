namespace Microsoft.ML.Runtime;

/// <summary>The environment of one component.</summary>
internal sealed class Host : HostEnvironmentBase, IHost
{
    public Host(HostEnvironmentBase master, string shortName, string parentFullName, Random random)
        : base(master, shortName, parentFullName, random)
    {
    }
}
