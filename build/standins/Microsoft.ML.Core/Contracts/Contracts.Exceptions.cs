using System.Globalization;

namespace Microsoft.ML.Runtime;

/// <summary>Makes the exceptions that ML.NET throws, marked by their context.</summary>
internal static partial class Contracts
{
    private const string MarkKey = "ML_IsMarked";

    public static TException Mark<TException>(TException exception)
        where TException : Exception
    {
        exception.Data[MarkKey] = 1;
        return exception;
    }

    public static bool IsMarked(this Exception exception) => exception.Data.Contains(MarkKey);

    public static Exception Except(string message, params object[] arguments) => Mark(new InvalidOperationException(Format(message, arguments)));

    public static Exception Except(this IExceptionContext context, string message, params object[] arguments)
        => Process(context, new InvalidOperationException(Format(message, arguments)));

    public static Exception Except(Exception inner, string message, params object[] arguments)
        => Mark(new InvalidOperationException(Format(message, arguments), inner));

    public static Exception ExceptParam(string parameter, string message, params object[] arguments)
        => ExceptParam(null, parameter, message, arguments);

    public static Exception ExceptParam(this IExceptionContext context, string parameter, string message, params object[] arguments)
        => Process(context, new ArgumentOutOfRangeException(parameter, Format(message, arguments)));

    public static Exception ExceptUserArg(string parameter, string message, params object[] arguments)
        => ExceptParam(null, parameter, message, arguments);

    public static Exception ExceptUserArg(this IExceptionContext context, string parameter, string message, params object[] arguments)
        => ExceptParam(context, parameter, message, arguments);

    public static Exception ExceptValue(this IExceptionContext context, string parameter)
        => Process(context, new ArgumentNullException(parameter));

    public static Exception ExceptDecode(string message, params object[] arguments) => ExceptDecode(null, message, arguments);

    public static Exception ExceptDecode(this IExceptionContext context, string message, params object[] arguments)
        => Process(context, new FormatException(Format(message, arguments)));

    public static Exception ExceptDecode(this IExceptionContext context, Exception inner, string message)
        => Process(context, new FormatException(message, inner));

    public static Exception ExceptNotSupp(string message, params object[] arguments) => ExceptNotSupp(null, message, arguments);

    public static Exception ExceptNotSupp(this IExceptionContext context, string message, params object[] arguments)
        => Process(context, new NotSupportedException(Format(message, arguments)));

    public static Exception ExceptSchemaMismatch(this IExceptionContext context, string parameter, string role, string column)
        => Process(context, new ArgumentOutOfRangeException(parameter, $"Could not find {role} column '{column}'"));

    public static Exception ExceptSchemaMismatch(
        this IExceptionContext context, string parameter, string role, string column, string expectedType, string actualType)
        => Process(context, new ArgumentOutOfRangeException(
            parameter, $"Schema mismatch for {role} column '{column}': expected {expectedType}, got {actualType}"));

    private static TException Process<TException>(IExceptionContext context, TException exception)
        where TException : Exception
        => context is null ? Mark(exception) : context.Process(exception);

    private static string Format(string message, object[] arguments)
        => arguments is null or [] ? message : string.Format(CultureInfo.InvariantCulture, message, arguments);
}
