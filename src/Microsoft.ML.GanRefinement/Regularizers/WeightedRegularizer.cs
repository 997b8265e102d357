using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement.Regularizers;

/// <summary>A penalty with a factor of its own.</summary>
internal abstract record WeightedRegularizer : GanRegularizer
{
    /// <param name="weight">At least 0; 0 is the same as no penalty.</param>
    protected WeightedRegularizer(double weight)
    {
        OptionChecks.Between(0, double.MaxValue, weight);
        Weight = weight;
    }

    /// <summary>The factor, first in JSON.</summary>
    [JsonPropertyOrder(-1)]
    public double Weight { get; }

    internal sealed override bool IsAbsent => Weight == 0;
}
