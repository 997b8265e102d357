using GanRefinement.Reproduce.Refining;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GanRefinement.Reproduce.Tests;

public class TrainingLatentsTests
{
    [Theory]
    [InlineData(GeneratorLatents.Shared, 2)]
    [InlineData(GeneratorLatents.Fresh, 1)]
    public void They_are_those_that_the_generator_was_given(GeneratorLatents latents, int criticSteps)
    {
        const int Iterations = 3;
        var name = $"recording {latents}";
        List<float> given = [];
        GanNetworks.Register(name, _ => new RecordingGenerator(given), _ => new PlainDiscriminator());
        StandardGanTrainer.Options options = new()
        {
            Networks = GanNetworks.Custom(name),
            LatentSize = 3,
            BatchSize = 4,
            MaxIterations = Iterations,
            CriticSteps = criticSteps,
            GeneratorLatents = latents,
            Seed = 5,
        };
        MLContext ml = new(1);
        using var gan = ml.Gan().Standard(options).Fit(ml.Gan().SampleMixture(GanMixture.Ring(), 16, seed: 1));
        using var drawn = TrainingLatents.Of(options, Iterations, seed: 5);
        Assert.Equal(drawn.data<float>().ToArray(), given);
    }

    private sealed class RecordingGenerator : nn.Module<Tensor, Tensor?, Tensor>
    {
        private readonly List<float> _given;
        private readonly Linear last = nn.Linear(3, 2);

        public RecordingGenerator(List<float> given)
            : base(nameof(RecordingGenerator))
        {
            _given = given;
            RegisterComponents();
        }

        public override Tensor forward(Tensor latents, Tensor? classes)
        {
            _given.AddRange(latents.detach().data<float>().ToArray());
            return last.call(latents);
        }
    }

    private sealed class PlainDiscriminator : nn.Module<Tensor, Tensor?, DiscriminatorOutput>
    {
        private readonly Linear last = nn.Linear(2, 1);

        public PlainDiscriminator()
            : base(nameof(PlainDiscriminator)) => RegisterComponents();

        public override DiscriminatorOutput forward(Tensor samples, Tensor? classes) => new(last.call(samples));
    }
}
