using System.Text.Json.Serialization;

namespace Microsoft.ML.GanRefinement;

/// <summary>What a search among latents goes for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LatentSearchGoal>))]
public enum LatentSearchGoal
{
    /// <summary>A higher score, as ln(1 − D(G(z))) asks for, which the text of AdvLatGAN's paper minimises: it falls where the score rises,
    /// and the search takes nothing but signs of slopes.</summary>
    Score,

    /// <summary>A lower loss of the generator as it was trained, as in the official code: with the auxiliary classifier's term, where there
    /// is one, and with least squares not beyond their target.</summary>
    GeneratorLoss,
}
