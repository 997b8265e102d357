using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Trainers;

namespace Microsoft.ML.GanRefinement.Tests.Support;

/// <summary>What is asked of every preset, beside its numbers.</summary>
internal static class Presets
{
    /// <summary>Its parts go together without doubts, and its networks are there for the images of its data sets.</summary>
    public static void AssertFits(GanTrainerOptions options, int classes, params ImageShape[] images)
    {
        var method = new GanMethod("preset", options);
        Assert.Empty(method.Warnings);
        Assert.NotEmpty(images);
        Assert.All(images, image => NetworkPairFactory.Check(method.Networks(image, classes)));
    }
}
