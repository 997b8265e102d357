using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;

namespace Microsoft.ML.GanRefinement.Tests.Training.Updates;

/// <summary>Networks with an encoder make no passes in training that their losses do not read.</summary>
[Collection(nameof(RunsAlone))]
public class EncoderPassesTests
{
    // Passes of the whole networks: what losses ask of parts, as D's opinion of codes or latents, does not count.
    [Theory]
    [InlineData(GanEncoder.Adversarial, 2, 1)]
    [InlineData(GanEncoder.Bidirectional, 2, 1)]
    [InlineData(GanEncoder.Variational, 3, 2)]
    public void An_iteration_judges_generated_images_where_a_loss_reads_it(GanEncoder encoder, int made, int judged)
    {
        var objective = encoder switch
        {
            GanEncoder.Adversarial => GanObjective.AdversarialAutoencoder(),
            GanEncoder.Bidirectional => GanObjective.Bidirectional(),
            _ => GanObjective.Variational(),
        };
        using var random = new torch.Generator(1);
        using var networks = NetworkPairFactory.Create(SmallPair.Networks with { ClassCount = 0, Encoder = encoder }, random, torch.CPU);
        var (generations, verdicts) = (0, 0);
        networks.Generator.register_forward_hook((_, _, _, output) => Count(output, ref generations));
        networks.Discriminator.register_forward_hook((_, _, _, output) => Count(output, ref verdicts));
        // The last iteration is reported, which asks for more: what another one before it adds.
        Run(iterations: 1);
        var (lastMade, lastJudged) = (generations, verdicts);
        (generations, verdicts) = (0, 0);
        Run(iterations: 2);
        Assert.Equal((made, judged), (generations - lastMade, verdicts - lastJudged));

        void Run(int iterations) =>
            SmallTraining.Run(networks, [], objective, iterations, recipe => recipe with { GeneratorLatents = GeneratorLatents.Fresh });

        static T Count<T>(T output, ref int calls)
        {
            calls++;
            return output;
        }
    }
}
