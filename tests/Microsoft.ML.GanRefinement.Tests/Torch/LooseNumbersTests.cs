using Mono.Cecil;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Torch;

public class LooseNumbersTests
{
    /// <summary>Calls of the library that are reported and yet safe, each with the reason.</summary>
    private static readonly Dictionary<string, string> s_exceptions = [];

    private static readonly Lazy<LooseNumbers> s_finder = new(Find);

    [Fact]
    public void The_library_holds_every_number_until_native_code_has_read_it()
    {
        using var library = Read(typeof(GanCatalog));
        string[] found = [.. s_finder.Value.In(library.Types)];
        Assert.Equal([], found.Except(s_exceptions.Keys));
        Assert.Equal([], s_exceptions.Keys.Except(found));
    }

    [Fact]
    public void Finds_every_kind_of_number_that_nothing_holds()
    {
        using var tests = Read(typeof(LooseNumbersTests));
        var unsafeCalls = tests.Types.Single(type => type.Name == nameof(LooseNumbersTests)).NestedTypes.Single(type => type.Name == nameof(Unsafe));
        var found = s_finder.Value.In([unsafeCalls]).Select(call => call.Split('.')[^2].Split(':')[0]).ToHashSet();
        string[] expected = [.. unsafeCalls.Methods.Where(m => !m.IsConstructor).Select(m => m.Name)];
        Assert.Equal(expected.Order(), found.Order());
    }

    [Fact]
    public void Finds_nothing_where_numbers_are_held()
    {
        using var tests = Read(typeof(LooseNumbersTests));
        var safeCalls = tests.Types.Single(type => type.Name == nameof(LooseNumbersTests)).NestedTypes.Single(type => type.Name == nameof(Safe));
        Assert.Equal([], s_finder.Value.In([safeCalls]));
    }

    private static LooseNumbers Find()
    {
        using var torchSharp = Read(typeof(torch));
        return new LooseNumbers(torchSharp);
    }

    private static ModuleDefinition Read(Type type)
    {
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(Path.GetDirectoryName(typeof(LooseNumbersTests).Assembly.Location));
        resolver.AddSearchDirectory(Path.GetDirectoryName(typeof(object).Assembly.Location));
        return ModuleDefinition.ReadModule(type.Assembly.Location, new ReaderParameters { AssemblyResolver = resolver });
    }

    // Only read, never run.
    private static class Unsafe
    {
        public static Tensor Times(Tensor x) => x * 0.5;

        public static Tensor Sum(Tensor x) => x + x;

        public static Tensor Square(Tensor x) => x.square();

        public static Tensor Softplus(Tensor x) => nn.functional.softplus(x);

        public static Func<Tensor, Tensor> ByDelegate() => torch.square;

        public static float Reading(Tensor x) => x.ToSingle();

        public static Tensor Passed(Tensor x, double number) => x.add(x, number);

        public static nn.Module<Tensor, Tensor> Norm() => nn.BatchNorm2d(3);

        public static nn.Module<Tensor, Tensor> Activation() => nn.LeakyReLU(0.2);

        public static void Step(TorchSharp.Modules.Parameter[] weights) => optim.Adam(weights).step();

        public static Tensor NotToTheEnd(Tensor x)
        {
            Scalar number = 0.5;
            using Scalar other = 1;
            return x.add(x, number).add(x, other);
        }
    }

    private static class Safe
    {
        private static readonly Scalar s_half = 0.5;

        public static Tensor Static(Tensor x) => x.mul(s_half);

        public static Tensor Using(Tensor x)
        {
            using Scalar low = 0;
            using Scalar high = 1;
            return x.clamp(low, high) * x - x;
        }

        // What docs/own-networks.md calls safe.
        public static nn.Module<Tensor, Tensor> Layers() => nn.Sequential(
            nn.Linear(2, 3), nn.Conv2d(3, 3, 3), nn.ConvTranspose2d(3, 3, 3), nn.Embedding(2, 3), nn.AvgPool2d(2), nn.Dropout(0.5), new GanBatchNorm(3),
            new GanLeakyReLU());

        public static Tensor Functions(Tensor x) =>
            cat([x.relu().tanh() - x.sigmoid(), x.softmax(1) / x.mean(), x.sum(), x.matmul(x), x.LeakyRelu(0.2), x.Plus(x)]);

        public static Tensor NativeNumbers(Tensor x) => nn.functional.batch_norm(x, x, x, x, x, true, 0.1, 1e-5).relu();
    }
}
