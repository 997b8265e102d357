namespace GanRefinement.Gan;

/// <summary>What a user can put right: an option, a settings file, a folder. Its message is all that is shown.</summary>
internal sealed class BadInputException(string message, Exception? inner = null) : Exception(message, inner);
