using System.Diagnostics;

namespace Microsoft.ML.GanRefinement.Mpi.Tests;

/// <summary>Two hosts with addresses of their own on one Linux machine: network namespaces, joined by a cable that can be cut.</summary>
internal sealed class NetworkNamespaces : IDisposable
{
    private static readonly string[] s_addresses = ["10.77.0.1", "10.77.0.2"];

    private readonly string[] _names = [$"gan{Environment.ProcessId}a", $"gan{Environment.ProcessId}b"];
    private readonly string _launcher = Path.GetTempFileName();

    public NetworkNamespaces()
    {
        foreach (var name in _names)
            Ip("netns", "add", name);
        Ip("link", "add", _names[0], "netns", _names[0], "type", "veth", "peer", "name", _names[1], "netns", _names[1]);
        foreach (var (name, address) in _names.Zip(s_addresses))
        {
            Ip("-n", name, "link", "set", "lo", "up");
            Ip("-n", name, "addr", "add", $"{address}/24", "dev", name);
            Ip("-n", name, "link", "set", name, "up");
        }
        // The system takes up to a second to see that both ends are there; until then UCX leaves the cable out.
        if (!SpinWait.SpinUntil(() => _names.All(name => Ip("-n", name, "link", "show", name).Contains("state UP", StringComparison.Ordinal)), 5_000))
            throw new InvalidOperationException("The cable between the namespaces does not come up.");
        // What mpiexec takes for ssh: options, a host, a command.
        File.WriteAllText(_launcher, $"#!/bin/sh\nwhile [ \"${{1#-}}\" != \"$1\" ]; do shift; done\nshift\nexec ip netns exec {_names[1]} /bin/sh -c \"$*\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_launcher, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Why there can be none here; null where there can.</summary>
    public static string? Missing { get; } = MpiJob.Missing ?? Try();

    /// <summary>The command that starts a rank on each host.</summary>
    public string[] Start =>
        ["ip", "netns", "exec", _names[0], "mpiexec", "-launcher", "ssh", "-launcher-exec", _launcher, "-hosts", string.Join(',', s_addresses), "-ppn", "1"];

    /// <summary>Cuts the cable.</summary>
    public void Cut() => Ip("-n", _names[0], "link", "set", _names[0], "down");

    public void Dispose()
    {
        foreach (var name in _names)
            Ip("netns", "delete", name);
        File.Delete(_launcher);
    }

    private static string? Try()
    {
        try
        {
            new NetworkNamespaces().Dispose();
            return null;
        }
        catch (Exception e)
        {
            return $"There are no network namespaces (Debian's package iproute2, as root): {e.Message}";
        }
    }

    private static string Ip(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("ip", arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var (text, error) = (process.StandardOutput.ReadToEnd(), process.StandardError.ReadToEnd());
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"ip {string.Join(' ', arguments)}: {error}");
        return text;
    }
}
