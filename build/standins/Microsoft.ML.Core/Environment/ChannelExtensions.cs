namespace Microsoft.ML.Runtime;

/// <summary>Messages of unknown sensitivity, for friends.</summary>
internal static class ChannelExtensions
{
    public static void Info(this IChannel channel, string format, params object[] arguments)
        => channel.Info(MessageSensitivity.Unknown, format, arguments);

    public static void Warning(this IChannel channel, string format, params object[] arguments)
        => channel.Warning(MessageSensitivity.Unknown, format, arguments);
}
