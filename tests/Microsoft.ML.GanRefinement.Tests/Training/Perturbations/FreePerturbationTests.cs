using Microsoft.ML.GanRefinement.Torch;
using Microsoft.ML.GanRefinement.Training.Perturbations;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Training.Perturbations;

public class FreePerturbationTests
{
    private const double Bound = 0.05;
    private const double Step = 0.02;

    private static FreePerturbation Create(long batch = 2) => new(Bound, Step, [batch, 1, 1, 3], CPU);

    private static Tensor Images(params float[] values) => tensor(values).view(-1, 1, 1, 3);

    [Fact]
    public void Starts_at_zero_and_leaves_the_input_alone()
    {
        using var perturbation = Create();
        var images = Images(-1, 0, 1, 0.5f, -0.5f, 0.25f);
        Assert.Equal(images.data<float>().ToArray(), perturbation.Apply(images, null, 0).data<float>().ToArray());
    }

    [Fact]
    public void Starts_uniformly_within_the_bound_if_asked_to()
    {
        using var perturbation = new FreePerturbation(Bound, Step, [64, 1, 1, 3], CPU, randomStart: 3);
        using var other = new FreePerturbation(Bound, Step, [64, 1, 1, 3], CPU, randomStart: 4);
        var start = perturbation.Apply(zeros(64, 1, 1, 3), null, 0);
        Assert.True(start.abs().max().ToSingle() is <= (float)Bound and > 0.9f * (float)Bound);
        // The deviation of U(−ε, ε) is ε/√3.
        Assert.Equal(Bound / Math.Sqrt(3), start.std().ToSingle(), 0.2 * Bound);
        Assert.NotEqual(start.data<float>().ToArray(), other.Apply(zeros(64, 1, 1, 3), null, 0).data<float>().ToArray());
    }

    [Fact]
    public void Each_of_the_batches_that_make_a_step_has_its_own()
    {
        using var perturbation = new FreePerturbation(Bound, Step, [1, 1, 1, 3], CPU, places: 2);
        var second = StepNoise.Address(7, 1);
        perturbation.Observe(Images(1, 1, 1), StepNoise.Address(7, 0));
        perturbation.Observe(Images(-1, -1, 0), second);
        Assert.Equal([Step, Step, Step], Rounded(perturbation.Apply(Images(0, 0, 0), null, 8)));
        Assert.Equal([-Step, -Step, 0], Rounded(perturbation.Apply(Images(0, 0, 0), null, StepNoise.Address(8, 1))));

        static IEnumerable<double> Rounded(Tensor x) => x.data<float>().ToArray().Select(v => Math.Round(v, 6));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Moves_by_the_sign_of_the_gradient_up_to_the_bound(int steps)
    {
        using var perturbation = Create(1);
        for (var i = 0; i < steps; i++)
            perturbation.Observe(Images(3, -0.001f, 0), 0);
        var moved = Math.Min(steps * Step, Bound);
        var seen = perturbation.Apply(Images(0, 0, 0), null, 0).data<float>().ToArray();
        Assert.Equal(moved, seen[0], 6);
        Assert.Equal(-moved, seen[1], 6);
        Assert.Equal(0f, seen[2]);
    }

    [Fact]
    public void Keeps_perturbed_images_in_the_data_range()
    {
        using var perturbation = Create(1);
        perturbation.Observe(Images(1, -1, 1), 0);
        Assert.Equal([1f, -1f, 1f], perturbation.Apply(Images(1, -1, 0.99f), null, 0).data<float>().ToArray());
    }

    [Fact]
    public void Persists_by_position_over_batches_of_another_size()
    {
        using var perturbation = Create();
        perturbation.Observe(Images(1, 1, 1, -1, -1, -1), 0);
        perturbation.Observe(Images(1, 1, 1), 0);
        var seen = perturbation.Apply(Images(0, 0, 0, 0, 0, 0), null, 0).data<float>().ToArray();
        Assert.Equal(2 * Step, seen[0], 6);
        Assert.Equal(-Step, seen[3], 6);
    }

    [Fact]
    public void Goes_on_from_what_it_saved()
    {
        using var first = Create();
        first.Observe(Images(1, -1, 0, 1, 1, -1), 0);
        using var second = Create();
        using var stream = new MemoryStream();
        first.Save(new BinaryWriter(stream));
        stream.Position = 0;
        second.Load(new BinaryReader(stream));
        Assert.Equal(stream.Length, stream.Position);
        var images = Images(0, 0, 0, 0, 0, 0);
        Assert.Equal(first.Apply(images, null, 0).data<float>().ToArray(), second.Apply(images, null, 0).data<float>().ToArray());
        second.Observe(Images(1, 1, 1, 1, 1, 1), 0);
        Assert.Equal(2 * Step, second.Apply(images, null, 0).data<float>()[0], 6);
    }

    [Fact]
    public void Raises_the_hinge_loss_of_a_linear_discriminator()
    {
        using var perturbation = Create(1);
        var w = tensor(new[] { 0.7f, -0.2f, 0.4f });
        var images = Images(0.1f, 0.2f, -0.3f);
        float Loss(Tensor x) => nn.functional.relu(1 - x.view(-1, 3).matmul(w)).mean().ToSingle();

        var before = Loss(images);
        for (var i = 0; i < 3; i++)
        {
            var x = perturbation.Apply(images, null, 0).detach().requires_grad_();
            nn.functional.relu(1 - x.view(-1, 3).matmul(w)).mean().backward();
            perturbation.Observe(x.grad!, 0);
            var after = Loss(perturbation.Apply(images, null, 0));
            Assert.True(after > before, $"step {i}: {before} → {after}");
            before = after;
        }
    }
}
