namespace Microsoft.ML.Runtime;

/// <summary>Who sent a message.</summary>
internal interface IMessageSource
{
    string ShortName { get; }

    string FullName { get; }
}
