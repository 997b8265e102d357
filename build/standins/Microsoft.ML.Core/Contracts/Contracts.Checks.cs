namespace Microsoft.ML.Runtime;

/// <content>Checks that throw.</content>
internal static partial class Contracts
{
    public static void Check(bool isRight, string message = null) => Check(null, isRight, message);

    public static void Check(this IExceptionContext context, bool isRight, string message = null)
    {
        if (!isRight)
            throw Process(context, new InvalidOperationException(message));
    }

    public static void CheckParam(bool isRight, string parameter, string message = null) => CheckParam(null, isRight, parameter, message);

    public static void CheckParam(this IExceptionContext context, bool isRight, string parameter, string message = null)
    {
        if (!isRight)
            throw Process(context, new ArgumentOutOfRangeException(parameter, message));
    }

    public static void CheckUserArg(bool isRight, string parameter, string message = null)
        => CheckParam(null, isRight, parameter, message);

    public static void CheckUserArg(this IExceptionContext context, bool isRight, string parameter, string message = null)
        => CheckParam(context, isRight, parameter, message);

    public static T CheckRef<T>(T value, string parameter)
        where T : class
        => CheckRef(null, value, parameter);

    public static T CheckRef<T>(this IExceptionContext context, T value, string parameter)
        where T : class
        => value ?? throw ExceptValue(context, parameter);

    public static void CheckValue<T>(T value, string parameter)
        where T : class
        => CheckRef(null, value, parameter);

    public static void CheckValue<T>(this IExceptionContext context, T value, string parameter)
        where T : class
        => CheckRef(context, value, parameter);

    public static string CheckNonEmpty(string text, string parameter) => CheckNonEmpty(null, text, parameter);

    public static string CheckNonEmpty(this IExceptionContext context, string text, string parameter)
        => !string.IsNullOrEmpty(text) ? text : throw ExceptParam(context, parameter, $"{parameter} cannot be null or empty");

    public static T[] CheckNonEmpty<T>(T[] items, string parameter) => CheckNonEmpty(null, items, parameter);

    public static T[] CheckNonEmpty<T>(this IExceptionContext context, T[] items, string parameter)
        => items is { Length: > 0 } ? items : throw ExceptParam(context, parameter, $"{parameter} cannot be null or empty");

    public static string CheckNonWhiteSpace(string text, string parameter) => CheckNonWhiteSpace(null, text, parameter);

    public static string CheckNonWhiteSpace(this IExceptionContext context, string text, string parameter)
        => !string.IsNullOrWhiteSpace(text) ? text : throw ExceptParam(context, parameter, $"{parameter} cannot be null or white space");

    public static void CheckDecode(bool isRight, string message = null) => CheckDecode(null, isRight, message);

    public static void CheckDecode(this IExceptionContext context, bool isRight, string message = null)
    {
        if (!isRight)
            throw Process(context, message is null ? new FormatException() : new FormatException(message));
    }
}
