using System.Text;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>One model that is being read, from a zip or from a stream of its own.</summary>
internal sealed partial class ModelLoadContext : IDisposable
{
    public const string ModelStreamName = "Model.key";

    public readonly RepositoryReader Repository;
    public readonly string Directory;
    public readonly BinaryReader Reader;
    public readonly string[] Strings;
    public readonly string LoaderAssemblyName;
    public readonly long FpMin;
    internal ModelHeader Header;

    private readonly IExceptionContext _context;

    internal ModelLoadContext(RepositoryReader rep, Repository.Entry ent, string dir)
    {
        Contracts.CheckValue(rep, nameof(rep));
        _context = rep.ExceptionContext;
        _context.CheckValue(ent, nameof(ent));
        Repository = rep;
        Directory = dir;
        Reader = new BinaryReader(ent.Stream, Encoding.UTF8, leaveOpen: true);
        ModelHeader.BeginRead(out FpMin, out Header, out Strings, out LoaderAssemblyName, Reader);
    }

    internal ModelLoadContext(BinaryReader reader, IExceptionContext ectx = null)
    {
        _context = ectx;
        Reader = ectx.CheckRef(reader, nameof(reader));
        ModelHeader.BeginRead(out FpMin, out Header, out Strings, out LoaderAssemblyName, Reader);
    }

    public bool InRepository => Repository is not null;

    public void CheckAtModel() => _context.Check(Reader.BaseStream.Position == FpMin + Header.FpModel);

    public void CheckAtModel(VersionInfo ver)
    {
        CheckAtModel();
        CheckVersionInfo(ver);
    }

    public void CheckVersionInfo(VersionInfo ver) => ModelHeader.CheckVersionInfo(ref Header, ver);

    public string LoadStringOrNull()
    {
        int id = Reader.ReadInt32();
        _context.CheckDecode(id >= -1 && id < Strings.Length);
        return id < 0 ? null : Strings[id];
    }

    public string LoadString()
    {
        string text = LoadStringOrNull();
        _context.CheckDecode(text is not null);
        return text;
    }

    public string LoadNonEmptyString()
    {
        string text = LoadString();
        _context.CheckDecode(text.Length > 0);
        return text;
    }

    public void Done()
    {
        ModelHeader.EndRead(FpMin, ref Header, Reader);
        Dispose();
    }

    public void Dispose()
    {
        // A reader that was given belongs to the giver.
        if (InRepository)
            Reader.Dispose();
    }
}
