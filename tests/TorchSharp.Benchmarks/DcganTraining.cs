using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Benchmarks;

/// <summary>The step as a user writes it: D's weights are not frozen while G learns.</summary>
internal sealed class DcganTraining
{
    private const int Batch = 64;

    private readonly DcganGenerator _generator;
    private readonly DcganDiscriminator _discriminator;
    private readonly Adam _generatorOptimizer;
    private readonly Adam _discriminatorOptimizer;
    private readonly BCEWithLogitsLoss _loss = nn.BCEWithLogitsLoss();
    private readonly Tensor _real;
    private readonly Tensor _ones = ones(Batch);
    private readonly Tensor _zeros = zeros(Batch);

    public DcganTraining()
    {
        manual_seed(1);
        _generator = new DcganGenerator();
        _discriminator = new DcganDiscriminator();
        _generatorOptimizer = optim.Adam(_generator.parameters(), lr: 2e-4, beta1: 0.5);
        _discriminatorOptimizer = optim.Adam(_discriminator.parameters(), lr: 2e-4, beta1: 0.5);
        _real = rand(Batch, 1, 32, 32) * 2 - 1;
    }

    /// <summary>Both losses of the last step.</summary>
    public (float Discriminator, float Generator) Losses { get; private set; }

    public void Step(bool withLosses)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor fake = _generator.call(randn(Batch, 128, 1, 1));

        _discriminatorOptimizer.zero_grad();
        Tensor discriminatorLoss = _loss.call(_discriminator.call(_real), _ones) + _loss.call(_discriminator.call(fake.detach()), _zeros);
        discriminatorLoss.backward();
        _discriminatorOptimizer.step();

        _generatorOptimizer.zero_grad();
        Tensor generatorLoss = _loss.call(_discriminator.call(fake), _ones);
        generatorLoss.backward();
        _generatorOptimizer.step();
        if (withLosses)
            Losses = (discriminatorLoss.item<float>(), generatorLoss.item<float>());
    }
}
