using System.Reflection;
using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement.Interop;

/// <summary>How a kind of transformer is known in model files. Versions read like 0x00010001: one for the format's line, one for its
/// step.</summary>
internal sealed record ModelIdentity
{
    /// <param name="modelSignature">Names the body's layout: exactly 8 Latin-1 characters.</param>
    /// <param name="versionWritten">The layout's version that is written.</param>
    /// <param name="versionReadable">The oldest version whose readers can read what is written.</param>
    /// <param name="versionWeCanReadBack">The oldest version that is still read.</param>
    /// <param name="loaderSignature">What ML.NET finds the loader by: at most 24 Latin-1 characters.</param>
    /// <param name="loaderAssembly">Where the loader is declared; this library unless given.</param>
    public ModelIdentity(
        string modelSignature,
        uint versionWritten,
        uint versionReadable,
        uint versionWeCanReadBack,
        string loaderSignature,
        Assembly? loaderAssembly = null)
    {
        Require(modelSignature.Length == 8 && IsLatin1(modelSignature), modelSignature, nameof(modelSignature), "8 Latin-1 characters");
        Require(loaderSignature.Length is > 0 and <= 24 && IsLatin1(loaderSignature), loaderSignature, nameof(loaderSignature), "1 to 24 Latin-1 characters");
        ArgumentOutOfRangeException.ThrowIfGreaterThan(versionReadable, versionWritten);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(versionWeCanReadBack, versionWritten);
        ModelSignature = modelSignature;
        VersionWritten = versionWritten;
        VersionReadable = versionReadable;
        VersionWeCanReadBack = versionWeCanReadBack;
        LoaderSignature = loaderSignature;
        LoaderAssembly = (loaderAssembly ?? typeof(ModelIdentity).Assembly).FullName!;
    }

    /// <summary>Names the body's layout.</summary>
    public string ModelSignature { get; }

    /// <summary>The layout's version that is written.</summary>
    public uint VersionWritten { get; }

    /// <summary>The oldest version whose readers can read what is written.</summary>
    public uint VersionReadable { get; }

    /// <summary>The oldest version that is still read.</summary>
    public uint VersionWeCanReadBack { get; }

    /// <summary>What ML.NET finds the loader by.</summary>
    public string LoaderSignature { get; }

    /// <summary>The full name of the assembly that declares the loader.</summary>
    public string LoaderAssembly { get; }

    private static bool IsLatin1(string text) => text.All(character => character <= 0xFF);

    private static void Require(bool condition, string value, string name, string rule)
    {
        if (!condition)
            throw OptionChecks.OutOfRange(name, value, $"A signature has {rule}.");
    }
}
