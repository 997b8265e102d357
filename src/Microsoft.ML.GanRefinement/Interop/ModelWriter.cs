extern alias core;

using System.Runtime.CompilerServices;
using Microsoft.ML.GanRefinement.Torch;
using Core = core::Microsoft.ML;

namespace Microsoft.ML.GanRefinement.Interop;

/// <summary>Writes one transformer into a model file: its identity, its body (<c>Model.key</c>), and streams beside it.</summary>
internal sealed class ModelWriter
{
    private static readonly ConditionalWeakTable<Core.RepositoryWriter, SharedNames> s_shared = new();

    private readonly Core.ModelSaveContext _context;
    private readonly Core.RepositoryWriter _repository;
    private readonly List<string> _strings = [];
    private readonly long _begin;

    /// <param name="context">What ML.NET hands to <c>Save</c>.</param>
    /// <param name="identity">Signature and versions to write in the header.</param>
    /// <exception cref="NotSupportedException">ML.NET writes to a single stream instead of a zip.</exception>
    public ModelWriter(ModelSaveContext context, ModelIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(context);
        _context = (Core.ModelSaveContext)(object)context;
        _repository = _context.Repository
            ?? throw new NotSupportedException($"'{identity.LoaderSignature}' is saved in several streams: save it with mlContext.Model.Save.");
        _context.SetVersionInfo(VersionInfos.Of(identity));
        _context.Writer.Flush();
        _begin = _context.Writer.BaseStream.Position;
    }

    /// <summary>The body. The loader must read exactly what is written.</summary>
    public BinaryWriter Body => _context.Writer;

    /// <summary>Writes a string to the body, by way of the file's string table.</summary>
    public void WriteString(string value)
    {
        _context.SaveString(value);
        _strings.Add(value);
    }

    /// <summary>Ends the body with a checksum of everything written to it; the last call.</summary>
    public void WriteChecksum()
    {
        Body.Flush();
        var stream = Body.BaseStream;
        stream.Position = _begin;
        var checksum = Checksum.Of(_context.Directory, ModelReader.BodyName, stream, _strings);
        Body.Write(checksum);
    }

    /// <summary>Writes a stream of that name beside the body.</summary>
    public void SaveStream(string name, Action<BinaryWriter> write) => Save(_context.Directory, name, write);

    /// <summary>Writes what several transformers of a file share, at the first call for an instance; later calls only return its
    /// id.</summary>
    /// <param name="instance">The shared object, compared by reference.</param>
    /// <param name="save">Gets a method that writes a named stream.</param>
    /// <returns>The id for <see cref="ModelReader.LoadShared"/>; it names the directory, at the zip's root, that has the streams.</returns>
    public string SaveShared(object instance, Action<Action<string, Action<BinaryWriter>>> save)
    {
        var names = s_shared.GetOrCreateValue(_repository);
        if (!names.TryAdd(instance, out var id))
            return id;

        save((name, write) => Save(id, name, write));
        return id;
    }

    private void Save(string? directory, string name, Action<BinaryWriter> write) => TorchErrors.Explain($"Saving '{name}'", () =>
    {
        ChecksumStream.Write(_repository, directory, name, write);
        return true;
    });
}
