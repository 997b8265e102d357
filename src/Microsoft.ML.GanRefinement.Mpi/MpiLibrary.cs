using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;

namespace Microsoft.ML.GanRefinement;

/// <summary>The MPI library behind MPI.NET, whose own name for it is Microsoft's on Windows.</summary>
/// <remarks>Handles and numbers of Microsoft MPI are those of the MPICH ABI, which Intel MPI, MVAPICH and Cray's keep too. Open MPI's are pointers.</remarks>
internal static class MpiLibrary
{
    private const string NameInWindows = "msmpi.dll";

    // In Open MPI alone, whatever its file is called.
    private const string SymbolOfOpenMpi = "ompi_mpi_comm_world";

    private static readonly string[] s_names = ["libmpich.so.12", "libmpi.so.12", "libmpi_cray.so.12", "libmpich.12.dylib", "libmpi.12.dylib"];

    private static readonly Lazy<nint> s_library = new(Load);

    /// <summary>What the library says of itself.</summary>
    public static string Version
    {
        get
        {
            if (OperatingSystem.IsWindows() || !NativeLibrary.TryGetExport(s_library.Value, "MPI_Get_library_version", out var function))
                return "Microsoft MPI";
            // At most MPI_MAX_LIBRARY_VERSION_STRING bytes.
            var text = new byte[8192];
            var length = 0;
            unsafe
            {
                fixed (byte* first = text)
                    _ = ((delegate* unmanaged<byte*, int*, int>)function)(first, &length);
            }
            return Encoding.UTF8.GetString(text, 0, length).Split('\n', StringSplitOptions.RemoveEmptyEntries)[0].Trim();
        }
    }

    /// <summary>Makes MPI.NET find the library; must come before its first call.</summary>
    public static void Require()
    {
        RefuseOpenMpi(System.Environment.GetEnvironmentVariable);
        if (OperatingSystem.IsWindows())
            return;
        _ = s_library.Value;
        NativeLibrary.SetDllImportResolver(typeof(MPI.Communicator).Assembly, Resolve);
    }

    /// <summary>Refuses processes that Open MPI's <c>mpirun</c> has started: each would take itself for the only one.</summary>
    /// <exception cref="NotSupportedException">They were.</exception>
    internal static void RefuseOpenMpi(Func<string, string?> variable)
    {
        if (variable("OMPI_COMM_WORLD_SIZE") is not null)
            throw OpenMpi("This process was started by Open MPI's mpirun");
    }

    private static NotSupportedException OpenMpi(string found) => new($"{found}. Open MPI has another binary interface than MPICH, which MPI.NET needs: "
        + "install MPICH, Intel MPI or MVAPICH (Debian and Ubuntu: apt-get install mpich) and start with its mpiexec.");

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        name.Equals(NameInWindows, StringComparison.OrdinalIgnoreCase) ? s_library.Value : 0;

    private static nint Load()
    {
        foreach (var name in s_names)
        {
            if (!NativeLibrary.TryLoad(name, out var library))
                continue;
            return NativeLibrary.TryGetExport(library, SymbolOfOpenMpi, out _) ? throw OpenMpi($"The library {name} is Open MPI's") : library;
        }
        throw NativeLibrary.TryLoad("libmpi.so.40", out _)
            ? OpenMpi("The only MPI library found is libmpi.so.40")
            : new DllNotFoundException($"No MPI library was found: none of {string.Join(", ", s_names)}. Install one of the MPICH ABI "
                + "(Debian and Ubuntu: apt-get install mpich), or name its folder in LD_LIBRARY_PATH.");
    }
}
