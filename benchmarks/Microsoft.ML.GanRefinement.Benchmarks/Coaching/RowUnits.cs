using Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Benchmarks.Coaching;

/// <summary>With how many rows in a call a row's gradient has the bits that it has among 64, and what such a call costs.</summary>
internal static class RowUnits
{
    private const int All = 64;
    private const int Repeats = 10;

    private static readonly int[] s_counts = [1, 2, 4, 8, 12, 16, 24, 40, 64];

    public static void Run()
    {
        ReproducibleProducts.Ensure();
        var batchNorm = new GanNetworkOptions { Normalization = DiscriminatorNormalization.Batch };
        foreach (var (name, networks) in new (string, GanNetworks)[]
        {
            ("DCGAN", GanNetworks.Dcgan(64, batchNorm)), ("classic DCGAN", GanNetworks.ClassicDcgan(16)), ("SNGAN", GanNetworks.SnganCnn(32)),
            ("ResNet", GanNetworks.ResNet(32)), ("small DCGAN", GanNetworks.Dcgan(5)), ("small ResNet", GanNetworks.ResNet(6)),
        })
        {
            using var scope = TorchScope.Differentiable();
            var pair = Create(networks);
            foreach (var refiner in new[] { GanLatentRefiner.Coach(), GanLatentRefiner.Coach() with { KeepsBatchNorm = true } })
            {
                var rows = s_counts.Select(count => Row(pair.NetworksFor(refiner), count));
                Console.WriteLine($"{name}{(refiner.KeepsBatchNorm ? "" : ", folded")}: {string.Join("; ", rows)}");
            }
        }
    }

    private static string Row(NetworkPair networks, int count)
    {
        using var scope = NewDisposeScope();
        var latents = CoachCase.Latents(All);
        var among = Gradients(networks, latents);
        var alone = cat([.. Enumerable.Range(0, All / count).Select(i => Gradients(networks, latents.narrow(0, i * count, count).clone()))], 0);
        var same = among.narrow(0, 0, alone.shape[0]).eq(alone).all().ReadBoolean();
        var piece = latents.narrow(0, 0, count).clone();
        var seconds = Enumerable.Range(0, Repeats).Min(_ => Clock.Seconds(() => Gradients(networks, piece)));
        return FormattableString.Invariant($"{count}: {(same ? "same" : "OTHER")} bits, {1e3 * seconds:f1} ms");
    }

    private static Tensor Gradients(NetworkPair networks, Tensor latents)
    {
        var z = latents.clone().requires_grad_(true);
        return GanRefinement.Torch.Gradients.Of(networks.Discriminator.call(networks.Generator.call(z, null), null).Logits.sum(), z);
    }

    private static TrainedPair Create(GanNetworks networks)
    {
        var specification = new GanSpecification
        {
            Method = "none",
            Networks = networks.For(new ImageShape(3, 32, 32), TrainingCase.LatentSize, 0),
            Objective = GanObjective.NonSaturating(),
        };
        using var generator = new torch.Generator(2);
        return new TrainedPair(specification, NetworkPairFactory.Create(specification.Networks, generator, CPU), CPU);
    }
}
