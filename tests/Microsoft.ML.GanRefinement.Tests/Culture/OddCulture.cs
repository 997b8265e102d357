using System.Globalization;

namespace Microsoft.ML.GanRefinement.Tests.Culture;

/// <summary>The thread's culture until it is disposed: a decimal comma, another minus sign, other names of what is no number. It works also
/// where the runtime has no culture but the invariant one.</summary>
internal sealed class OddCulture : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public OddCulture()
    {
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat.NumberDecimalSeparator = odd.NumberFormat.PercentDecimalSeparator = ",";
        odd.NumberFormat.NumberGroupSeparator = odd.NumberFormat.PercentGroupSeparator = ".";
        odd.NumberFormat.NegativeSign = "~";
        (odd.NumberFormat.NaNSymbol, odd.NumberFormat.PositiveInfinitySymbol) = ("not a number", "endless");
        CultureInfo.CurrentCulture = odd;
    }

    /// <summary>What a text gives under that culture and under the invariant one.</summary>
    public static (string Odd, string Invariant) Both(Func<string> text)
    {
        using (new OddCulture())
            return (text(), Invariantly(text));
    }

    /// <inheritdoc/>
    public void Dispose() => CultureInfo.CurrentCulture = _before;

    private static string Invariantly(Func<string> text)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            return text();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
