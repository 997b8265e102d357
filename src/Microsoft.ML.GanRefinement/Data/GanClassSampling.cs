using System.Text.Json.Serialization;

namespace Microsoft.ML.GanRefinement;

/// <summary>How often each class is generated.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GanClassSampling>))]
public enum GanClassSampling
{
    /// <summary>All classes that the training data have are equally frequent.</summary>
    Even,

    /// <summary>Classes are as frequent as in the training data.</summary>
    ByFrequency,
}
