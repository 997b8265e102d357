namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public abstract partial class Module
        {
            // The format: the number of entries in LEB128, then for each its name as BinaryWriter writes strings, and the tensor:
            // type, rank and sizes in LEB128, raw little-endian values.

            public Module save(string location, IList<string> skip = null)
            {
                using FileStream stream = File.Create(location);
                return save(stream, skip);
            }

            /// <summary>Closes the stream, as the real one does.</summary>
            public Module save(Stream stream, IList<string> skip = null)
            {
                using var writer = new BinaryWriter(stream);
                return save(writer, skip);
            }

            public Module save(BinaryWriter writer, IList<string> skip = null)
            {
                save_state_dict(writer, state_dict(), skip);
                return this;
            }

            public static void save_state_dict(BinaryWriter writer, Dictionary<string, Tensor> sd, IList<string> skip = null)
            {
                List<KeyValuePair<string, Tensor>> entries = [.. sd.Where(entry => skip is null || !skip.Contains(entry.Key))];
                writer.Encode(entries.Count);
                foreach (var (name, tensor) in entries)
                {
                    writer.Write(name);
                    tensor.Save(writer);
                }
            }

            public virtual Module load(string location, bool strict = true, IList<string> skip = null,
                Dictionary<string, bool> loadedParameters = null)
            {
                if (!File.Exists(location))
                    throw new FileNotFoundException(location);
                using FileStream stream = File.OpenRead(location);
                return load(stream, strict, skip, loadedParameters);
            }

            /// <summary>Closes the stream, as the real one does.</summary>
            public Module load(Stream stream, bool strict = true, IList<string> skip = null,
                Dictionary<string, bool> loadedParameters = null)
            {
                using var reader = new BinaryReader(stream);
                return load(reader, strict, skip, loadedParameters);
            }

            /// <exception cref="ArgumentException">Strict, and the file's entries are not this module's; or a type or shape
            /// differs.</exception>
            public virtual Module load(BinaryReader reader, bool strict = true, IList<string> skip = null,
                Dictionary<string, bool> loadedParameters = null)
            {
                Dictionary<string, Tensor> own = state_dict();
                long count = reader.Decode();
                if (strict && count != own.Count)
                    throw new ArgumentException($"Mismatched state_dict sizes: expected {own.Count}, but found {count} entries.");
                for (long i = 0; i < count; i++)
                {
                    string name = reader.ReadString();
                    bool found = own.TryGetValue(name, out Tensor tensor);
                    if (strict && !found)
                        throw new ArgumentException($"Mismatched module state names: there is no parameter or buffer named '{name}'.");
                    if (found && (skip is null || !skip.Contains(name)))
                        tensor.Load(reader);
                    else
                        TensorExtensionMethods.Load(reader, skip: true)?.Dispose();
                    loadedParameters?.Add(name, found);
                }
                return this;
            }

            public static Module Create<T>(string path) where T : Module, new() => new T().load(path);
        }
    }
}
