using System.Text;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <content>Strings, streams beside the model, and models within the model.</content>
public sealed partial class ModelSaveContext
{
    internal static void SaveModel<T>(RepositoryWriter rep, T value, string path)
        where T : class
    {
        if (value is not ICanSaveModel model)
            return;
        using var context = new ModelSaveContext(rep, path, ModelLoadContext.ModelStreamName);
        model.Save(context);
        context.Done();
    }

    internal static void Save(BinaryWriter writer, Action<ModelSaveContext> fn)
    {
        Contracts.CheckValue(fn, nameof(fn));
        using var context = new ModelSaveContext(writer);
        fn(context);
        context.Done();
    }

    internal void SaveModel<T>(T value, string name)
        where T : class
    {
        CheckInRepository("sub-model");
        SaveModel(Repository, value, Path.Combine(Directory ?? "", name));
    }

    internal void SaveSubModel(string dir, Action<ModelSaveContext> fn)
    {
        CheckInRepository("sub-model");
        _context.CheckNonEmpty(dir, nameof(dir));
        _context.CheckValue(fn, nameof(fn));
        using var context = new ModelSaveContext(Repository, Path.Combine(Directory ?? "", dir), ModelLoadContext.ModelStreamName);
        fn(context);
        context.Done();
    }

    internal void SaveTextStream(string name, Action<TextWriter> action)
    {
        CheckInRepository("text stream");
        _context.CheckValue(action, nameof(action));
        using Repository.Entry entry = Repository.CreateEntry(Directory, _context.CheckNonEmpty(name, nameof(name)));
        using var writer = new StreamWriter(entry.Stream, leaveOpen: true);
        action(writer);
    }

    internal void SaveBinaryStream(string name, Action<BinaryWriter> action)
    {
        CheckInRepository("text stream");
        _context.CheckValue(action, nameof(action));
        using Repository.Entry entry = Repository.CreateEntry(Directory, _context.CheckNonEmpty(name, nameof(name)));
        using var writer = new BinaryWriter(entry.Stream, Encoding.UTF8, leaveOpen: true);
        action(writer);
    }

    internal void SaveStringOrNull(string str) => Writer.Write(str is null ? -1 : Strings.Add(str).Id);

    internal void SaveString(string str) => Writer.Write(Strings.Add(_context.CheckRef(str, nameof(str))).Id);

    internal void SaveString(ReadOnlyMemory<char> str) => Writer.Write(Strings.Add(str).Id);

    internal void SaveNonEmptyString(string str)
    {
        _context.CheckParam(!string.IsNullOrEmpty(str), nameof(str));
        Writer.Write(Strings.Add(str).Id);
    }

    internal void SaveNonEmptyString(ReadOnlyMemory<char> str) => Writer.Write(Strings.Add(str).Id);

    private void CheckInRepository(string what) => _context.Check(InRepository, $"Can't save a {what} when writing to a single stream");
}
