namespace Microsoft.ML.Runtime;

/// <summary>A message of a channel; formatted when somebody reads it.</summary>
public readonly struct ChannelMessage
{
    public readonly ChannelMessageKind Kind;
    public readonly MessageSensitivity Sensitivity;

    private readonly string _format;
    private readonly object[] _arguments;

    internal ChannelMessage(ChannelMessageKind kind, MessageSensitivity sensitivity, string message)
        : this(kind, sensitivity, message, null)
    {
    }

    internal ChannelMessage(ChannelMessageKind kind, MessageSensitivity sensitivity, string format, params object[] arguments)
    {
        Kind = kind;
        Sensitivity = sensitivity;
        _format = Contracts.CheckNonEmpty(format, "fmt");
        _arguments = arguments;
    }

    public string Message => _arguments is null ? _format : string.Format(_format, _arguments);
}
