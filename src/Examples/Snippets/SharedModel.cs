using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Examples.Snippets;

/// <summary>A model that many requests use and that can be replaced meanwhile.</summary>
/// <param name="path">The zip.</param>
internal sealed class SharedModel(string path) : IDisposable
{
    private readonly MLContext _ml = new();
    private GanTransformer _gan = Load(path);

    /// <summary>How often it was loaded.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>The classes that it makes; empty for an unconditional network.</summary>
    public IReadOnlyList<string> ClassNames => _gan.ClassNames;

    /// <summary>Loads the file anew. Requests under way end with the old model or the new one.</summary>
    public void Reload()
    {
        var loaded = Load(path);
        // The library frees the networks once the last call on them is done.
        Interlocked.Exchange(ref _gan, loaded).Dispose();
        Version++;
    }

    /// <summary>One picture, as the content of a PNG file.</summary>
    /// <param name="className">The class; null for any.</param>
    /// <param name="seed">The latent's.</param>
    public byte[] Generate(string? className, int seed)
    {
        while (true)
        {
            var gan = _gan;
            try
            {
                return Generate(gan, className, seed);
            }
            // Replaced between the two lines: the new one is there.
            catch (ObjectDisposedException) when (gan != _gan)
            {
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _gan.Dispose();

    private static GanTransformer Load(string path) => LoadedNetwork.From(new MLContext(), path);

    private byte[] Generate(GanTransformer gan, string? className, int seed)
    {
        var latents = className is null ? _ml.Gan().SampleLatents(gan, 1, seed) : _ml.Gan().SampleLatents(gan, 1, [className], seed);
        var pictures = _ml.Gan().ConvertToImage().Fit(gan.Transform(latents)).Transform(gan.Transform(latents));
        using var picture = pictures.GetColumn<MLImage>("GeneratedImage").First();
        return Png(picture);
    }

    // An MLImage writes to files alone.
    private static byte[] Png(MLImage picture)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.png");
        try
        {
            picture.Save(file);
            return File.ReadAllBytes(file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
