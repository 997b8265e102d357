using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

internal sealed class PlainDcganDiscriminator : nn.Module<Tensor, PlainOutput>
{
    private readonly PlainDcganFeatures features;
    private readonly Linear? categories;
    private readonly Linear? logit;
    private readonly Linear? codes;
    private readonly Linear? classifier;

    public PlainDcganDiscriminator(TrainingCase one) : base(nameof(PlainDcganDiscriminator))
    {
        features = new PlainDcganFeatures(one);
        categories = Head(one.NetworkOptions.Categories);
        logit = categories is null ? Head(1) : null;
        codes = Head(one.NetworkOptions.LatentCodes);
        classifier = Head(one.ClassCount);
        RegisterComponents();

        Linear? Head(long size) => size == 0 ? null : nn.Linear(features.Size, size);
    }

    public override PlainOutput forward(Tensor images)
    {
        var x = features.call(images);
        return new PlainOutput(logit?.call(x).squeeze(1) ?? x, classifier?.call(x), x) { Codes = codes?.call(x), Categories = categories?.call(x) };
    }
}
