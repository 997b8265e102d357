using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Torch;

/// <summary>What other code in the process may have set in torch, and a picture of all of it.</summary>
internal static class ForeignState
{
    public const string OtherThreads = "other threads";

    public static IReadOnlyDictionary<string, Func<IDisposable>> All { get; } = new Dictionary<string, Func<IDisposable>>
    {
        ["default type"] = () => Set(get_default_dtype(), ScalarType.Float64, set_default_dtype),
        ["default device"] = () => Set(get_default_device(), META, set_default_device),
        ["no_grad"] = no_grad,
        ["inference_mode"] = () => inference_mode(),
        ["global seed"] = () => { random.manual_seed(77); return new Undo(() => random.manual_seed(0)); },
        [OtherThreads] = () => Set(get_num_threads(), get_num_threads() == 1 ? 2 : 1, set_num_threads),
        ["dispose scope"] = NewDisposeScope,
    };

    /// <summary>Everything of it as text.</summary>
    public static string Describe()
    {
        using var state = random.get_rng_state();
        return $"{get_default_dtype()}, {get_default_device()}, gradients {is_grad_enabled()}, inference {is_inference_mode_enabled()}, "
            + $"{get_num_threads()} threads, generator {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(state.bytes.ToArray()))}";
    }

    private static Undo Set<T>(T before, T value, Action<T> set)
    {
        set(value);
        return new Undo(() => set(before));
    }

    private sealed class Undo(Action action) : IDisposable
    {
        public void Dispose() => action();
    }
}
