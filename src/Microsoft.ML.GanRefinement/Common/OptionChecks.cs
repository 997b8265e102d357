using System.Runtime.CompilerServices;

namespace Microsoft.ML.GanRefinement.Common;

/// <summary>Real checks of options, when an estimator is made: the error names option, range and value.</summary>
internal static class OptionChecks
{
    public static void AtLeast<T>(T minimum, T value, [CallerArgumentExpression(nameof(value))] string option = "")
        where T : struct, IComparable<T>
    {
        if (value.CompareTo(minimum) < 0)
            throw Error(option, value, $"must be at least {minimum}");
    }

    /// <summary>A finite number from <paramref name="minimum"/> to <paramref name="maximum"/>; the least and the largest double there is are no
    /// limits.</summary>
    public static void Between(double minimum, double maximum, double value, [CallerArgumentExpression(nameof(value))] string option = "")
    {
        if (!(value >= minimum && value <= maximum))
        {
            throw Error(option, value, (minimum, maximum) switch
            {
                (double.MinValue, double.MaxValue) => "must be a finite number",
                (_, double.MaxValue) => $"must be a finite number of at least {minimum}",
                (double.MinValue, _) => $"must be a finite number of at most {maximum}",
                _ => $"must be a number from {minimum} to {maximum}",
            });
        }
    }

    /// <summary>A finite number above 0, at most <paramref name="maximum"/>: by default the largest of single precision, in which networks
    /// compute.</summary>
    public static void Positive(double value, double maximum = float.MaxValue, [CallerArgumentExpression(nameof(value))] string option = "")
    {
        if (!(value > 0 && value <= maximum))
        {
            throw Error(option, value, maximum == float.MaxValue
                ? "must be a finite number above 0, in single precision" : $"must be a number above 0, at most {maximum}");
        }
    }

    /// <summary>A number of at least 0 and below 1.</summary>
    public static void Fraction(double value, [CallerArgumentExpression(nameof(value))] string option = "")
    {
        if (!(value >= 0 && value < 1))
            throw Error(option, value, "must be at least 0 and below 1");
    }

    /// <summary>A column name that is not blank.</summary>
    public static void Column(string value, [CallerArgumentExpression(nameof(value))] string option = "")
    {
        if (string.IsNullOrWhiteSpace(value))
            throw new ArgumentException($"{Name(option)} must name a column; it is empty.", Name(option));
    }

    /// <summary>Null, or a path that is not blank and has no NUL character, which no system takes.</summary>
    public static void Path(string? value, [CallerArgumentExpression(nameof(value))] string option = "")
    {
        if (value is not null && string.IsNullOrWhiteSpace(value))
            throw new ArgumentException($"{Name(option)} must be null or name a directory; it is empty.", Name(option));

        if (value?.IndexOf('\0', StringComparison.Ordinal) is >= 0 and int place)
        {
            throw new ArgumentException(
                $"{Name(option)} must be null or name a directory; it has a NUL character at position {place} "
                    + $"('{value.Replace("\0", "\\0", StringComparison.Ordinal)}'): remove it.",
                Name(option));
        }
    }

    /// <summary>A value that the enumeration has.</summary>
    public static void Defined<T>(T value, [CallerArgumentExpression(nameof(value))] string option = "")
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
            throw Error(option, value, $"must be one of {string.Join(", ", Enum.GetNames<T>())}");
    }

    /// <summary>The error whose message reads the same in every culture.</summary>
    /// <remarks>.NET adds the value to the message as the thread's culture writes it, whenever the message is read: where that differs, the
    /// value is given as text.</remarks>
    public static ArgumentOutOfRangeException OutOfRange(string name, object? value, string message) =>
        new(name, value is IFormattable && value.ToString() != $"{value}" ? $"{value}" : value, message);

    private static ArgumentOutOfRangeException Error(string option, object value, string rule) =>
        OutOfRange(Name(option), value, $"{Name(option)} {rule}; it is {value}.");

    // The caller writes options.BatchSize; the user knows BatchSize.
    private static string Name(string expression) => expression[(expression.LastIndexOf('.') + 1)..];
}
