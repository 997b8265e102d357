using System.Globalization;
using System.Text;

namespace System.Runtime.CompilerServices;

/// <summary>What the compiler makes of <c>$"…"</c> in this repository: text that does not follow the thread's culture.</summary>
/// <remarks>Numbers in messages, files and <c>ToString</c> read the same everywhere: no decimal comma, no other minus sign. Of a type that
/// it needs by name the compiler takes the compiled project's own before the runtime's, so that no interpolation has to remember it. Where
/// another culture is meant, <c>string.Create(culture, $"…")</c> says so.</remarks>
[InterpolatedStringHandler]
internal ref struct DefaultInterpolatedStringHandler
{
    private readonly StringBuilder _text;
    private StringBuilder.AppendInterpolatedStringHandler _parts;

    public DefaultInterpolatedStringHandler(int literalLength, int formattedCount)
    {
        _text = new StringBuilder(literalLength + (8 * formattedCount));
        _parts = new StringBuilder.AppendInterpolatedStringHandler(literalLength, formattedCount, _text, CultureInfo.InvariantCulture);
    }

    public void AppendLiteral(string value) => _parts.AppendLiteral(value);

    public void AppendFormatted<T>(T value) => _parts.AppendFormatted(value);

    public void AppendFormatted<T>(T value, string? format) => _parts.AppendFormatted(value, format);

    public void AppendFormatted<T>(T value, int alignment) => _parts.AppendFormatted(value, alignment);

    public void AppendFormatted<T>(T value, int alignment, string? format) => _parts.AppendFormatted(value, alignment, format);

    public void AppendFormatted(string? value) => _parts.AppendFormatted(value);

    public void AppendFormatted(ReadOnlySpan<char> value) => _parts.AppendFormatted(value);

    public string ToStringAndClear() => _text.ToString();
}
