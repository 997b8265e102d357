using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace Microsoft.ML.GanRefinement.Interop.StateDicts;

/// <summary>Reads the pickles that <c>torch.save</c> writes of a state dict, protocol 2, and no others.</summary>
/// <remarks>A pickle is a program that may name any class and call it. Here nothing is looked up: <see cref="TorchCalls"/> knows the few
/// names that a dict of tensors needs, alone or beside an optimiser's state; every other name is refused. General readers make dates, arrays or
/// dictionaries of what they do not know, share their tables of classes with the whole process, and take memory for as many bytes as a file
/// claims. None is null, numbers are <see cref="long"/>, <see cref="double"/>, or <see cref="BigInteger"/> above 8 bytes; tuples are arrays, and
/// numbers that are keys are texts.</remarks>
/// <param name="stream">A seekable stream, read on from its position.</param>
internal sealed class PickleReader(Stream stream)
{
    // A network's dict takes about 20 operations a tensor. Whatever the file's length, no more objects than this are made.
    private const int MaxOperations = 1 << 20;
    private const int MaxText = 1 << 12;

    private readonly BinaryReader _reader = new(stream, Encoding.UTF8, leaveOpen: true);
    private readonly List<object?> _stack = [];
    private readonly Stack<int> _marks = [];
    private readonly Dictionary<int, object?> _memo = [];
    private readonly TorchCalls _calls = new();
    private long _at;

    /// <summary>The storages that tensors refer to, by key; those of all pickles read so far.</summary>
    public IReadOnlyDictionary<string, StoredStorage> Storages => _calls.Storages;

    /// <summary>Reads one pickle, to the byte behind its end.</summary>
    /// <exception cref="FormatException">It is damaged, or has what a dict of tensors does not.</exception>
    /// <exception cref="EndOfStreamException">The stream ends before it.</exception>
    public object? Read()
    {
        _stack.Clear();
        _marks.Clear();
        _memo.Clear();
        for (var i = 0; i < MaxOperations; i++)
        {
            _at = stream.Position;
            var operation = _reader.ReadByte();
            if (operation == '.')
                return Pop();

            try
            {
                Execute(operation);
            }
            catch (Exception error) when (error is FormatException or OverflowException)
            {
                throw new FormatException($"the pickle is wrong at byte {_at}: {error.Message}", error);
            }
        }

        throw new FormatException($"the pickle has more than {MaxOperations} operations, which no state dict needs");
    }

    private void Execute(byte operation)
    {
        switch (operation)
        {
            case 0x80:
                Require(_reader.ReadByte() == 2, "it is of another protocol than 2, which torch.save writes unless told otherwise");
                break;
            case (byte)'(':
                _marks.Push(_stack.Count);
                break;
            case (byte)'N':
                Push(null);
                break;
            case 0x88:
            case 0x89:
                Push(operation == 0x88);
                break;
            case (byte)'K':
                Push((long)_reader.ReadByte());
                break;
            case (byte)'M':
                Push((long)_reader.ReadUInt16());
                break;
            case (byte)'J':
                Push((long)_reader.ReadInt32());
                break;
            case (byte)'G':
                Push(BinaryPrimitives.ReadDoubleBigEndian(ReadBytes(sizeof(double))));
                break;
            case 0x8A:
                Push(ReadInteger());
                break;
            case (byte)'X':
                Push(ReadText(_reader.ReadInt32()));
                break;
            case (byte)'U':
                // The strings of Python 2.
                Push(ReadText(_reader.ReadByte()));
                break;
            case (byte)'}':
                Push(new Dictionary<string, object?>(StringComparer.Ordinal));
                break;
            case (byte)'s':
                var value = Pop();
                Set([Pop(), value]);
                break;
            case (byte)'u':
                Set(PopToMark());
                break;
            case (byte)']':
                Push(new List<object?>());
                break;
            case (byte)'a':
                var item = Pop();
                Top<List<object?>>().Add(item);
                break;
            case (byte)'e':
                var added = PopToMark();
                Top<List<object?>>().AddRange(added);
                break;
            case (byte)')':
                Push(Array.Empty<object?>());
                break;
            case 0x85:
            case 0x86:
            case 0x87:
                var tuple = new object?[operation - 0x84];
                for (var i = tuple.Length - 1; i >= 0; i--)
                    tuple[i] = Pop();

                Push(tuple);
                break;
            case (byte)'t':
                Push(PopToMark());
                break;
            case (byte)'q':
                _memo[_reader.ReadByte()] = Top();
                break;
            case (byte)'r':
                _memo[_reader.ReadInt32()] = Top();
                break;
            case (byte)'h':
                Push(Recall(_reader.ReadByte()));
                break;
            case (byte)'j':
                Push(Recall(_reader.ReadInt32()));
                break;
            case (byte)'c':
                Push(TorchCalls.Find($"{ReadLine()}.{ReadLine()}"));
                break;
            case (byte)'Q':
                Push(_calls.Storage(Pop<object?[]>()));
                break;
            case (byte)'R':
                var arguments = Pop<object?[]>();
                Push(TorchCalls.Call(Pop(), arguments));
                break;
            case (byte)'b':
                // A dict's attributes: the versions of the modules that it came from.
                _ = Pop<Dictionary<string, object?>>();
                _ = Top<Dictionary<string, object?>>();
                break;
            default:
                throw new FormatException($"operation 0x{operation:x2} has no place in a state dict");
        }
    }

    private void Set(object?[] items)
    {
        var target = Top<Dictionary<string, object?>>();
        Require(items.Length % 2 == 0, "a key has no value");
        for (var i = 0; i < items.Length; i += 2)
            target[Key(items[i])] = items[i + 1];
    }

    private void Push(object? value) => _stack.Add(value);

    private object? Top()
    {
        Require(_stack.Count > (_marks.Count > 0 ? _marks.Peek() : 0), "a value is missing");
        return _stack[^1];
    }

    private object? Pop()
    {
        var value = Top();
        _stack.RemoveAt(_stack.Count - 1);
        return value;
    }

    private T Top<T>()
        where T : class => As<T>(Top());

    private T Pop<T>()
        where T : class => As<T>(Pop());

    private object?[] PopToMark()
    {
        Require(_marks.Count > 0, "a mark is missing");
        var mark = _marks.Pop();
        object?[] values = [.. _stack[mark..]];
        _stack.RemoveRange(mark, values.Length);
        return values;
    }

    private object? Recall(int index) =>
        _memo.TryGetValue(index, out var value) ? value : throw new FormatException($"nothing was kept as {index}");

    private object ReadInteger()
    {
        var bytes = ReadBytes(_reader.ReadByte());
        BigInteger value = new(bytes);
        return bytes.Length <= sizeof(long) ? (object)(long)value : value;
    }

    private string ReadText(int length)
    {
        Require(length is >= 0 and <= MaxText, $"a text of {length} bytes; the limit is {MaxText}");
        return Encoding.UTF8.GetString(ReadBytes(length));
    }

    private string ReadLine()
    {
        StringBuilder line = new();
        for (char next; (next = (char)_reader.ReadByte()) != '\n';)
        {
            Require(line.Length < MaxText, $"a name is longer than {MaxText} bytes");
            line.Append(next);
        }

        return line.ToString();
    }

    private byte[] ReadBytes(int count)
    {
        var bytes = _reader.ReadBytes(count);
        return bytes.Length == count ? bytes : throw new EndOfStreamException();
    }

    // An optimiser beside a state dict numbers its weights.
    private static string Key(object? value) => value is long number ? number.ToString(CultureInfo.InvariantCulture) : As<string>(value);

    private static T As<T>(object? value)
        where T : class => value as T ?? throw new FormatException($"{TorchCalls.Describe(value)} is where something else belongs");

    private static void Require(bool condition, string what)
    {
        if (!condition)
            throw new FormatException(what);
    }
}
