using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>A loader's name: up to 24 Latin-1 characters, padded with zeros.</summary>
[InlineArray(Length)]
internal struct LoaderSignature
{
    private const int Length = 24;

    private byte _first;

    public static LoaderSignature From(string name)
    {
        LoaderSignature signature = default;
        if (name is null)
            return signature;
        Contracts.Check(name.Length <= Length && name.All(character => character <= 0xFF));
        Encoding.Latin1.GetBytes(name, signature);
        return signature;
    }

    public readonly override string ToString() => Encoding.Latin1.GetString(this).TrimEnd('\0');
}
