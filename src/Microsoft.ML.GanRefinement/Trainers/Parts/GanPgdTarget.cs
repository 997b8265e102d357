using System.Text.Json.Serialization;

namespace Microsoft.ML.GanRefinement;

/// <summary>Which of the images that the discriminator steps on an attack changes.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GanPgdTarget>))]
public enum GanPgdTarget
{
    /// <summary>Real ones, as in RobGAN (Liu &amp; Hsieh 2019) and ASGAN (Liu et al. 2021).</summary>
    Real,

    /// <summary>Generated ones: images that the discriminator would take for real more readily count as generated.</summary>
    Generated,

    /// <summary>Both, each against the discriminator's loss on its own kind.</summary>
    Both,
}
