extern alias core;

using System.Runtime.CompilerServices;
using Core = core::Microsoft.ML;

namespace Microsoft.ML.GanRefinement.Interop;

/// <summary>Reads what <see cref="ModelWriter"/> wrote, for a loader <c>private static XTransformer Create(IHostEnvironment env, object
/// ctx)</c>.</summary>
/// <remarks>Nothing here goes through reflection, so an exception reaches ML.NET as thrown; ML.NET itself wraps it once.</remarks>
internal sealed class ModelReader
{
    /// <summary>ML.NET's name of the entry that holds a model's body.</summary>
    public const string BodyName = "Model.key";

    private static readonly ConditionalWeakTable<Core.RepositoryReader, Dictionary<string, object>> s_shared = new();

    private readonly Core.ModelLoadContext _context;
    private readonly Core.RepositoryReader _repository;
    private readonly List<string> _strings = [];
    private readonly long _begin;

    /// <param name="context">What ML.NET hands to the loader.</param>
    /// <param name="identity">Signature and versions that are understood.</param>
    /// <exception cref="FormatException">The file has another kind of model here, or one too new or too old.</exception>
    /// <exception cref="NotSupportedException">ML.NET reads from a single stream instead of a zip.</exception>
    public ModelReader(object context, ModelIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(context);
        _context = (Core.ModelLoadContext)context;
        _repository = _context.Repository
            ?? throw new NotSupportedException($"'{identity.LoaderSignature}' is saved in several streams: load it with mlContext.Model.Load.");
        Check(_context.Header, identity);
        VersionWritten = _context.Header.ModelVerWritten;
        _begin = Body.BaseStream.Position;
    }

    /// <summary>The version of the layout that the file has, for readers of several.</summary>
    public uint VersionWritten { get; }

    /// <summary>The body, which must be read to its end exactly.</summary>
    public BinaryReader Body => _context.Reader;

    /// <summary>Reads a string that <see cref="ModelWriter.WriteString"/> wrote.</summary>
    public string ReadString()
    {
        var value = _context.LoadString();
        _strings.Add(value);
        return value;
    }

    /// <summary>Checks the checksum behind everything that was read; to be called before any of it is used.</summary>
    /// <exception cref="FormatException">The values are not those that were written.</exception>
    public void VerifyChecksum()
    {
        var stream = Body.BaseStream;
        var length = stream.Position - _begin;
        var body = new byte[length];
        stream.Position = _begin;
        stream.ReadExactly(body);
        var checksum = Body.ReadBytes(Checksum.Length);
        if (!Checksum.Of(_context.Directory, BodyName, new MemoryStream(body), _strings).AsSpan().SequenceEqual(checksum))
            throw new FormatException($"The model file is damaged: the settings in '{_context.Directory}/{BodyName}' are not those that were written.");
    }

    /// <summary>Reads the stream of that name beside the body; false if there is none.</summary>
    /// <exception cref="FormatException">The stream is damaged.</exception>
    public bool TryLoadStream(string name, Action<BinaryReader> read) => ChecksumStream.TryRead(_repository, _context.Directory, name, read);

    /// <summary>Loads what several transformers of the file share, once; the same id in the same file gives the same instance.</summary>
    /// <param name="id">What <see cref="ModelWriter.SaveShared"/> returned.</param>
    /// <param name="load">Makes the instance; gets a method that reads a named stream and says whether there is one.</param>
    /// <exception cref="FormatException">The id is none, or of another kind of object, or a stream is damaged.</exception>
    public T LoadShared<T>(string id, Func<Func<string, Action<BinaryReader>, bool>, T> load)
        where T : class
    {
        if (!SharedNames.IsValid(id))
            throw new FormatException("The model file is damaged: a reference to shared data is no such reference.");

        var loaded = s_shared.GetOrCreateValue(_repository);
        lock (loaded)
        {
            if (!loaded.TryGetValue(id, out var instance))
            {
                instance = load((name, read) => ChecksumStream.TryRead(_repository, id, name, read));
                loaded.Add(id, instance);
            }

            return instance as T ?? throw new FormatException($"The model file is damaged: '{id}' is used as two different things.");
        }
    }

    // ML.NET's own check would also refuse a file whose writer promised that this version can read it.
    private static void Check(Core.ModelHeader header, ModelIdentity identity)
    {
        if (header.ModelSignature != VersionInfos.Of(identity).ModelSignature || header.ModelVerReadable > header.ModelVerWritten)
            throw new FormatException($"The model file is damaged: its '{identity.LoaderSignature}' has the header of something else.");

        var library = typeof(ModelReader).Assembly.GetName().Name!;
        if (header.ModelVerReadable > identity.VersionWritten)
        {
            throw new FormatException(
                $"The model file is too new: its '{identity.LoaderSignature}' needs a reader of format 0x{header.ModelVerReadable:X8}, and this one reads "
                + $"up to 0x{identity.VersionWritten:X8}. Update {library} to the version that wrote the file, or a later one.");
        }

        if (header.ModelVerWritten < identity.VersionWeCanReadBack)
        {
            throw new FormatException(
                $"The model file is too old: its '{identity.LoaderSignature}' has format 0x{header.ModelVerWritten:X8}, and "
                + $"0x{identity.VersionWeCanReadBack:X8} is the oldest that this {library} reads. Load and save it with an earlier version first.");
        }
    }
}
