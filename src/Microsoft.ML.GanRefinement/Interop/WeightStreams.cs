using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Interop;

/// <summary>Streams of a model file that must be there, above all those with the weights of a network.</summary>
internal static class WeightStreams
{
    /// <summary>Builds a network and reads its weights. A file whose stream is too short for the network is refused before memory is taken
    /// for it.</summary>
    /// <param name="stream">Reads a named stream and says whether there is one.</param>
    /// <param name="name">The stream's name.</param>
    /// <param name="weights">How many weights the network has.</param>
    /// <param name="create">Builds it.</param>
    /// <exception cref="FormatException">The stream is missing or does not fit.</exception>
    public static T Load<T>(Func<string, Action<BinaryReader>, bool> stream, string name, long weights, Func<T> create)
        where T : nn.Module
    {
        T? network = null;
        try
        {
            Require(stream, name, reader =>
            {
                if (reader.BaseStream.Length / sizeof(float) < weights)
                {
                    throw new FormatException(
                        $"The model file's stream '{name}' has {reader.BaseStream.Length} bytes, too few for a network of {weights} weights.");
                }

                network = create();
                network.load(reader);
            });
            return network!;
        }
        catch
        {
            network?.Dispose();
            throw;
        }
    }

    /// <summary>Reads a stream; whatever goes wrong names it.</summary>
    /// <exception cref="FormatException">The stream is missing or cannot be read.</exception>
    public static void Require(Func<string, Action<BinaryReader>, bool> stream, string name, Action<BinaryReader> read)
    {
        try
        {
            if (stream(name, read))
                return;
        }
        catch (Exception error) when (error is not (OutOfMemoryException or FormatException))
        {
            throw new FormatException($"The model file's stream '{name}' cannot be read: {error.Message}", error);
        }

        throw new FormatException($"The model file has no stream '{name}': it is incomplete.");
    }
}
