using System.Text.Json;
using Microsoft.ML.GanRefinement.Regularizers;
using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Tests.Training;
using TorchSharp;

namespace Microsoft.ML.GanRefinement.Tests.Regularizers;

[Collection(nameof(Trains))]
public class OrthogonalTests
{
    [Fact]
    public void Is_zero_for_orthogonal_rows_of_any_length_and_twice_the_squared_product_of_two_others()
    {
        Assert.Equal(0, GanRegularizer.OrthogonalPart.OffDiagonal(Steps.Doubles(3, 4, -8, 6).view(2, 2)).ToDouble(), 12);
        // (1, 2)·(3, −1) = 1, once above and once below the diagonal.
        Assert.Equal(2, GanRegularizer.OrthogonalPart.OffDiagonal(Steps.Doubles(1, 2, 3, -1).view(2, 2)).ToDouble(), 12);
        Assert.Equal(0, GanRegularizer.OrthogonalPart.OffDiagonal(Steps.Doubles(1, 2).view(1, 2)).ToDouble(), 12);
    }

    [Fact]
    public void Takes_a_kernel_as_a_matrix_with_a_row_for_each_filter()
    {
        var kernel = Steps.Doubles(1, 0, 0, 2, 1, 0, 0, 1).view(2, 2, 1, 2);
        // (1, 0, 0, 2)·(1, 0, 0, 1) = 3.
        Assert.Equal(2 * 9, GanRegularizer.OrthogonalPart.OffDiagonal(kernel).ToDouble(), 12);
    }

    [Fact]
    public void Has_the_gradient_of_its_difference_quotient()
    {
        var weight = Steps.Doubles(0.3, -0.7, 1.8, 0.2, 0.9, -1.6).view(3, 2).detach().requires_grad_();
        FiniteDifferences.Check(() => GanRegularizer.OrthogonalPart.OffDiagonal(weight), weight);
    }

    [Fact]
    public void Moves_the_generator_alone_and_at_weight_zero_is_the_same_as_none()
    {
        Assert.Equal((true, false), Moved(GanRegularizer.Orthogonal(1)));
        Assert.Equal((false, false), Moved());
        Assert.Equal(Trained(), Trained(GanRegularizer.Orthogonal(0)));
        Assert.NotEqual(Trained(), Trained(GanRegularizer.Orthogonal(1)));
    }

    [Fact]
    public void Leaves_the_tables_of_classes_alone()
    {
        using var networks = SmallPair.CreateNetworks();
        var penalty = Assert.Single(GanRegularizer.Orthogonal().Build(new RegularizerContext(networks, GanObjective.Hinge(), Seed: 1)).Generator);
        penalty.Penalty(Steps.Generator(Steps.Doubles(0)))!.backward();
        Assert.All(networks.Generator.named_parameters(), p => Assert.Equal(p.parameter.dim() >= 2 && p.name.EndsWith("weight"), p.parameter.grad is not null));
        Assert.Contains(networks.Generator.named_parameters(), p => p.parameter.dim() >= 2 && !p.name.EndsWith("weight"));
    }

    [Fact]
    public void Comes_back_from_json_and_refuses_a_weight_that_is_none()
    {
        var regularizer = GanRegularizer.Orthogonal(0.5).Every(4);
        Assert.Equal(regularizer, JsonSerializer.Deserialize<GanRegularizer>(JsonSerializer.Serialize(regularizer)));
        Assert.Equal("weight", Assert.Throws<ArgumentOutOfRangeException>(() => GanRegularizer.Orthogonal(-1)).ParamName);
    }

    private static (bool Generator, bool Discriminator) Moved(params GanRegularizer[] regularizers)
    {
        using var networks = SmallPair.CreateNetworks();
        var (g, d) = (Weights.Parameters(networks.Generator), Weights.Parameters(networks.Discriminator));
        SmallTraining.Run(networks, regularizers, new OneSided(GanObjective.Hinge(), 0, 0) { KeepsReal = false }, iterations: 1);
        return (!g.SequenceEqual(Weights.Parameters(networks.Generator)), !d.SequenceEqual(Weights.Parameters(networks.Discriminator)));
    }

    private static byte[] Trained(params GanRegularizer[] regularizers)
    {
        using var networks = SmallPair.CreateNetworks();
        SmallTraining.Run(networks, regularizers);
        return [.. Weights.Bytes(networks.Generator), .. Weights.Bytes(networks.Discriminator)];
    }
}
