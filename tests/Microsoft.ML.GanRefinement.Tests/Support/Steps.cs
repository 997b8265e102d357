using Microsoft.ML.GanRefinement.Losses;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Support;

/// <summary>Steps made of given outputs, for losses that look at nothing else.</summary>
internal static class Steps
{
    public static Tensor Doubles(params double[] values) => tensor(values, dtype: ScalarType.Float64);

    public static DiscriminatorStep Discriminator(Tensor real, Tensor fake, Tensor? realClassLogits = null, Tensor? classes = null,
        Tensor? fakeClassLogits = null) =>
        new(null!, real, new DiscriminatorOutput(real, realClassLogits, real), classes, fake, new DiscriminatorOutput(fake, fakeClassLogits, fake), classes);

    public static GeneratorStep Generator(Tensor fake, Tensor? classLogits = null, Tensor? classes = null) =>
        new(fake, classes, fake, new DiscriminatorOutput(fake, classLogits, fake));
}
