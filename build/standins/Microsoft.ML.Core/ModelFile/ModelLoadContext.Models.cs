using System.Reflection;
using System.Text;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <content>Whole models: which class loads one, and models within models.</content>
internal sealed partial class ModelLoadContext
{
    public static bool LoadModelOrNull<TRes, TSig>(
        IHostEnvironment env, out TRes result, RepositoryReader rep, string dir, params object[] extra)
        where TRes : class
    {
        Contracts.CheckValue(env, nameof(env));
        env.CheckValue(rep, nameof(rep));
        result = null;
        using Repository.Entry entry = rep.OpenEntryOrNull(dir, ModelStreamName);
        if (entry is null)
            return false;
        LoadModel<TRes, TSig>(env, out result, rep, entry, dir, extra);
        return true;
    }

    public static void LoadModel<TRes, TSig>(
        IHostEnvironment env, out TRes result, RepositoryReader rep, string dir, params object[] extra)
        where TRes : class
    {
        if (!LoadModelOrNull<TRes, TSig>(env, out result, rep, dir, extra))
            throw env.ExceptDecode("Corrupt model file");
    }

    public static void LoadModel<TRes, TSig>(
        IHostEnvironment env, out TRes result, RepositoryReader rep, Repository.Entry ent, string dir, params object[] extra)
        where TRes : class
    {
        using var context = new ModelLoadContext(rep, ent, dir);
        if (!context.TryLoadModelCore<TRes, TSig>(env, out result, extra))
            throw env.ExceptDecode("Couldn't load model: '{0}'", dir);
    }

    public bool ContainsModel(string name)
    {
        if (!InRepository || string.IsNullOrEmpty(name))
            return false;
        using Repository.Entry entry = Repository.OpenEntryOrNull(Path.Combine(Directory ?? "", name), ModelStreamName);
        return entry is not null;
    }

    public bool LoadModelOrNull<TRes, TSig>(IHostEnvironment env, out TRes result, string name, params object[] extra)
        where TRes : class
    {
        CheckInRepository();
        return LoadModelOrNull<TRes, TSig>(env, out result, Repository, Path.Combine(Directory ?? "", name), extra);
    }

    public void LoadModel<TRes, TSig>(IHostEnvironment env, out TRes result, string name, params object[] extra)
        where TRes : class
    {
        if (!LoadModelOrNull<TRes, TSig>(env, out result, name, extra))
            throw _context.ExceptDecode("Corrupt model file");
    }

    public bool TryProcessSubModel(string dir, Action<ModelLoadContext> action)
    {
        CheckInRepository();
        string path = Path.Combine(Directory ?? "", _context.CheckNonEmpty(dir, nameof(dir)));
        using Repository.Entry entry = Repository.OpenEntryOrNull(path, ModelStreamName);
        if (entry is null)
            return false;
        using var context = new ModelLoadContext(Repository, entry, path);
        action(context);
        return true;
    }

    public bool TryLoadBinaryStream(string name, Action<BinaryReader> action)
    {
        CheckInRepository();
        using Repository.Entry entry = Repository.OpenEntryOrNull(Directory, _context.CheckNonEmpty(name, nameof(name)));
        if (entry is null)
            return false;
        using var reader = new BinaryReader(entry.Stream, Encoding.UTF8, leaveOpen: true);
        action(reader);
        return true;
    }

    public bool TryLoadTextStream(string name, Action<TextReader> action)
    {
        CheckInRepository();
        using Repository.Entry entry = Repository.OpenEntryOrNull(Directory, _context.CheckNonEmpty(name, nameof(name)));
        if (entry is null)
            return false;
        using var reader = new StreamReader(entry.Stream);
        action(reader);
        return true;
    }

    private bool TryLoadModelCore<TRes, TSig>(IHostEnvironment env, out TRes result, object[] extra)
        where TRes : class
    {
        if (!string.IsNullOrEmpty(LoaderAssemblyName))
            env.ComponentCatalog.RegisterAssembly(Assembly.Load(LoaderAssemblyName));
        foreach (LoaderSignature signature in new[] { Header.Loader, Header.LoaderAlt })
        {
            string name = signature.ToString();
            if (string.IsNullOrWhiteSpace(name)
                || !ComponentCatalog.TryCreateInstance<object, TSig>(env, out object made, name, [this, .. extra])
                || made is not TRes model)
            {
                continue;
            }

            result = model;
            Done();
            return true;
        }

        result = null;
        return false;
    }

    private void CheckInRepository() => _context.Check(InRepository, "Can't load a sub-model when reading from a single stream");
}
