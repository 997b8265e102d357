using System.Runtime.InteropServices;

namespace Microsoft.ML.GanRefinement.Torch;

/// <summary>Turns what libtorch refuses, whose text says neither where nor what to do, into errors of the library.</summary>
/// <remarks>TorchSharp throws a plain <see cref="ExternalException"/>, from which those of sockets and of Windows derive: these are not
/// meant. What ends the process instead of throwing, as <c>autograd.grad</c> and <c>matmul</c> do on any error, must not be called at all
/// (<see cref="Gradients"/>).</remarks>
internal static class TorchErrors
{
    private const string Memory = "Use smaller batches, images or networks.";
    private const string Overflow = "Lower the learning rate or step size, or check the data for extreme values.";
    private const string Networks = "If networks of your own take part, check the shapes of what they take and return.";

    /// <summary>Whether libtorch threw it.</summary>
    public static bool IsOfTorch(Exception error) => error.GetType() == typeof(ExternalException);

    /// <summary>Whether a number did not fit the type that it was to be converted to.</summary>
    public static bool IsOverflow(Exception error) => error.Message.Contains("overflow", StringComparison.Ordinal);

    /// <summary>Runs an operation; what libtorch refuses in it is explained.</summary>
    /// <param name="operation">What is done, as the start of a sentence that ends in "failed".</param>
    /// <param name="work">Does it.</param>
    /// <exception cref="InvalidOperationException">libtorch has refused something; its error is the inner exception.</exception>
    public static T Explain<T>(string operation, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (ExternalException error) when (IsOfTorch(error))
        {
            throw Explained(operation, error);
        }
    }

    /// <summary>The library's error for one of libtorch's.</summary>
    /// <param name="operation">As in <see cref="Explain"/>.</param>
    /// <param name="error">libtorch's, which becomes the inner exception.</param>
    /// <param name="more">What else there is to say, with a space before it.</param>
    public static InvalidOperationException Explained(string operation, Exception error, string more = "")
    {
        // After the first line comes where in libtorch's own source it happened.
        var text = error.Message.Split('\n', 2)[0].TrimEnd();
        return new InvalidOperationException($"{operation} failed. {Advice(error)}{more} The cause in libtorch: {text}", error);
    }

    private static string Advice(Exception error) =>
        IsOverflow(error) ? $"A number has left the range of single precision. {Overflow}"
        : error.Message.Contains("memory", StringComparison.OrdinalIgnoreCase) ? $"There is not enough memory. {Memory}"
        : Networks;
}
