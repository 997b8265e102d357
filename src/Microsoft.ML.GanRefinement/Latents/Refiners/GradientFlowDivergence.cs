using System.Text.Json.Serialization;

namespace Microsoft.ML.GanRefinement;

/// <summary>What a gradient flow lowers between generated and real samples (Ansari et al. 2021, table 1). d is ln p_data/p_G.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GradientFlowDivergence>))]
public enum GradientFlowDivergence
{
    /// <summary>Kullback–Leibler: each row goes along ∇d.</summary>
    KullbackLeibler,

    /// <summary>Jensen–Shannon: along σ(d)·∇d, so that rows that look real go faster.</summary>
    JensenShannon,

    /// <summary>ln D: along σ(−d)·∇d, so that rows that look generated go faster.</summary>
    LogD,
}
