using System.Runtime.InteropServices;
using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Tests.Training.Checkpoints;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Torch;

[Collection(nameof(StartsProcesses))]
public sealed class ReproducibleProductsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_product_has_the_same_bits_wherever_its_operands_lie()
    {
        using var scope = TorchScope.Inference();
        using Generator random = new(1);
        const int Rows = 64, Columns = 1024;
        var matrix = randn([Rows, Columns], dtype: ScalarType.Float32, device: CPU, generator: random);
        var vector = randn([Columns, 1], dtype: ScalarType.Float32, device: CPU, generator: random);
        var expected = mm(matrix, vector).bytes.ToArray();

        // One value further each time: MKL takes other instructions for other alignments unless it is told not to.
        for (var shift = 0; shift < 16; shift++)
        {
            Tensor moved = Moved(matrix, shift), movedVector = Moved(vector, 15 - shift);
            Assert.Equal(expected, mm(moved, movedVector).bytes.ToArray());
        }
    }

    [Fact]
    [Trait("Run", "EachCommit")]
    public void An_application_that_has_chosen_otherwise_is_respected_and_told_what_it_loses()
    {
        const string Loss = "Equal work can differ";
        var hasMkl = RuntimeInformation.ProcessArchitecture == Architecture.X64;
        Assert.Equal(hasMkl, Warnings(("PROBE_SWITCHED_OFF", ReproducibleProducts.Switch)).Contains(Loss, StringComparison.Ordinal));
        // Slow, but reproducible: nothing is lost.
        Assert.DoesNotContain(
            Loss, Warnings(("PROBE_SWITCHED_OFF", ReproducibleProducts.Switch), (ReproducibleProducts.Variable, "COMPATIBLE")), StringComparison.Ordinal);
        Assert.DoesNotContain(Loss, Warnings(), StringComparison.Ordinal);
    }

    private static Tensor Moved(Tensor tensor, int by)
    {
        var count = tensor.numel();
        var room = empty([count + by], dtype: ScalarType.Float32, device: CPU);
        return room.narrow(0, by, count).copy_(tensor.flatten()).view(tensor.shape);
    }

    private string Warnings(params (string Name, string Value)[] environment) =>
        TrainProbe.Save(_folder.File("model.zip"), contextSeed: 1, iterations: 1, environment);
}
