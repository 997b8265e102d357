using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Model;

namespace Microsoft.ML.GanRefinement;

public sealed partial class GanCatalog
{
    /// <summary>The encoder of a trained network: a transformer from images to latents.</summary>
    /// <param name="gan">A network trained by <see cref="BiGan"/>, <see cref="AdversarialAutoencoder"/>, <see cref="VariationalAutoencoder"/>,
    /// <see cref="InfoGan"/> or <see cref="CatGan"/>, or any with <see cref="GanNetworkOptions.Encoder"/>, <see cref="GanNetworkOptions.LatentCodes"/>,
    /// <see cref="GanNetworkOptions.LatentCategories"/> or <see cref="GanNetworkOptions.Categories"/>.</param>
    /// <param name="outputColumnName">The latents, Vector of Single; of a CatGAN the probabilities of its categories. Default "Latent".</param>
    /// <param name="inputColumnName">The images. Default "Image".</param>
    /// <returns>A transformer that shares the networks; where it gives whole latents, append <paramref name="gan"/> to see the reconstructions.</returns>
    /// <exception cref="ArgumentException">The network has no encoder, or one that needs an image's class; or a column name is empty.</exception>
    public GanEncoderTransformer Encoder(
        GanTransformer gan, string outputColumnName = ColumnNames.Latent, string inputColumnName = ColumnNames.Image)
    {
        ArgumentNullException.ThrowIfNull(gan);
        ArgumentException.ThrowIfNullOrWhiteSpace(outputColumnName);
        ArgumentException.ThrowIfNullOrWhiteSpace(inputColumnName);
        if (EncoderMapper.CodeSize(gan.Pair) == 0)
        {
            throw new ArgumentException(
                "The network has no encoder: train it by BiGan, AdversarialAutoencoder, VariationalAutoencoder, InfoGan or CatGan, or with "
                    + "GanNetworkOptions.Encoder.",
                nameof(gan));
        }

        if (EncoderMapper.NeedsClasses(gan.Pair))
        {
            throw new ArgumentException(
                $"The network's discriminator needs an image's class to sort it into categories, as its Conditioning is "
                    + $"{gan.Pair.Specification.Networks.Conditioning}: train it without a LabelColumnName, or with ClassConditioning.AuxiliaryClassifier.",
                nameof(gan));
        }

        return new GanEncoderTransformer(Environment, gan.Pair, inputColumnName, outputColumnName);
    }
}
