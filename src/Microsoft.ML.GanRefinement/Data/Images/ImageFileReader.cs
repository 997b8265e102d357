using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.GanRefinement.Data.Images;

/// <summary>Reads the image files of a folder; errors name row and path.</summary>
internal sealed class ImageFileReader(string folder, ImageFileDecoder decoder)
{
    /// <summary>A file's image.</summary>
    /// <param name="row">Its row, for the error.</param>
    /// <param name="file">Its path within the folder.</param>
    /// <exception cref="FormatException">It is no image, or damaged.</exception>
    /// <exception cref="IOException">It may not or cannot be read.</exception>
    /// <exception cref="InsufficientMemoryException">Its pixels do not fit into memory.</exception>
    public byte[] Decode(int row, string file)
    {
        var path = Path.Combine(folder, file);
        try
        {
            return decoder.Decode(path);
        }
        catch (Exception error)
        {
            throw Unreadable(row, path, error);
        }
    }

    /// <summary>The files that are whole; decodes them all, on all cores.</summary>
    /// <param name="files">Paths within the folder.</param>
    /// <param name="channel">Where is told what was left out.</param>
    /// <exception cref="InvalidOperationException">None is whole.</exception>
    /// <exception cref="IOException">One may not or cannot be read.</exception>
    /// <exception cref="InsufficientMemoryException">The pixels of one do not fit into memory.</exception>
    public string[] Whole(IReadOnlyList<string> files, IChannel channel)
    {
        var errors = new Exception?[files.Count];
        Parallel.For(0, files.Count, (i, loop) =>
        {
            try
            {
                decoder.Decode(Path.Combine(folder, files[i]));
            }
            catch (Exception error)
            {
                errors[i] = error;
                // Those before it are still looked at, so that the first one is named.
                if (error is not InvalidDataException)
                    loop.Break();
            }
        });
        if (Array.FindIndex(errors, error => error is not (null or InvalidDataException)) is >= 0 and int failed)
            throw Unreadable(failed, Path.Combine(folder, files[failed]), errors[failed]!);

        int[] broken = [.. Enumerable.Range(0, files.Count).Where(i => errors[i] is not null)];
        if (broken.Length > 0)
        {
            channel.Warning(MessageSensitivity.None, "{0} of {1} files in '{2}' are left out: {3}{4}", $"{broken.Length}", $"{files.Count}", folder,
                string.Join("; ", broken.Take(NameList.Named).Select(i => $"'{files[i]}': {errors[i]!.Message}")),
                broken.Length > NameList.Named ? "; …" : ".");
        }

        return broken.Length < files.Count
            ? [.. files.Where((_, i) => errors[i] is null)]
            : throw new InvalidOperationException($"Folder '{folder}' has no image that can be read: '{files[0]}': {errors[0]!.Message}.");
    }

    private static Exception Unreadable(int row, string path, Exception error)
    {
        var what = $"Row {row}, image file '{path}', cannot be read: ";
        const string NotBroken = "SkipBrokenFiles leaves out only what is no image, or damaged.";
        return error switch
        {
            InvalidDataException => new FormatException(
                $"{what}{error.Message}. Remove or mend it, or set SkipBrokenFiles to leave such files out.", error),
            IOException or UnauthorizedAccessException => new IOException(
                $"{what}{error.Message} See that it is there and may be read, or remove it; {NotBroken}", error),
            OutOfMemoryException => new InsufficientMemoryException(
                $"{what}there is not enough memory for its pixels. Make it smaller, or remove it; {NotBroken}", error),
            _ => new InvalidOperationException($"{what}{error.Message} Remove or mend it; {NotBroken}", error),
        };
    }
}
