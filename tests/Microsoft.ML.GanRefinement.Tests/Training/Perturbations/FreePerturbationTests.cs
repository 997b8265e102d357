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

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Moves_by_the_sign_of_the_gradient_up_to_the_bound(int steps)
    {
        using var perturbation = Create(1);
        for (var i = 0; i < steps; i++)
            perturbation.Observe(Images(3, -0.001f, 0));
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
        perturbation.Observe(Images(1, -1, 1));
        Assert.Equal([1f, -1f, 1f], perturbation.Apply(Images(1, -1, 0.99f), null, 0).data<float>().ToArray());
    }

    [Fact]
    public void Persists_by_position_over_batches_of_another_size()
    {
        using var perturbation = Create();
        perturbation.Observe(Images(1, 1, 1, -1, -1, -1));
        perturbation.Observe(Images(1, 1, 1));
        var seen = perturbation.Apply(Images(0, 0, 0, 0, 0, 0), null, 0).data<float>().ToArray();
        Assert.Equal(2 * Step, seen[0], 6);
        Assert.Equal(-Step, seen[3], 6);
    }

    [Fact]
    public void Goes_on_from_what_it_saved()
    {
        using var first = Create();
        first.Observe(Images(1, -1, 0, 1, 1, -1));
        using var second = Create();
        using var stream = new MemoryStream();
        first.Save(new BinaryWriter(stream));
        stream.Position = 0;
        second.Load(new BinaryReader(stream));
        Assert.Equal(stream.Length, stream.Position);
        var images = Images(0, 0, 0, 0, 0, 0);
        Assert.Equal(first.Apply(images, null, 0).data<float>().ToArray(), second.Apply(images, null, 0).data<float>().ToArray());
        second.Observe(Images(1, 1, 1, 1, 1, 1));
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
            perturbation.Observe(x.grad!);
            var after = Loss(perturbation.Apply(images, null, 0));
            Assert.True(after > before, $"step {i}: {before} → {after}");
            before = after;
        }
    }
}
