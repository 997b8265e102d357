using System.Diagnostics;
using System.Globalization;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Data.Images;
using SkiaSharp;

namespace Microsoft.ML.GanRefinement.Benchmarks;

/// <summary>A folder of small JPEG files: all rows by a cursor, which decodes ahead, beside decoding them on all cores and nothing else.</summary>
internal static class ImageFolderBenchmark
{
    private const int Side = 64;
    private const int Size = 32;

    public static void Run(int count, int rounds, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("gan-images-").FullName;
        try
        {
            var files = Write(folder, count);
            List<double> ratios = [];
            for (var round = 0; round < rounds; round++)
            {
                var (alone, read) = (Seconds(() => DecodeAlone(files)), Seconds(() => Read(folder, count)));
                ratios.Add(read / alone);
                output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{count:N0} files: decoding alone {count / alone:N0} images/s, LoadImageFolder {count / read:N0} images/s, time ratio {read / alone:F2}"));
            }
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"median ratio {ratios.Order().ElementAt(rounds / 2):F2}"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string[] Write(string folder, int count)
    {
        // A hundred pictures, each many times: the files differ as files, and the disk's cache holds them all.
        byte[][] pictures = [.. Enumerable.Range(0, 100).Select(Picture)];
        var files = Enumerable.Range(0, count).Select(i => Path.Combine(folder, $"class{i % 10}", $"{i:D6}.jpg")).ToArray();
        foreach (var directory in files.Take(10).Select(file => Path.GetDirectoryName(file)!))
            Directory.CreateDirectory(directory);
        Parallel.For(0, count, i => File.WriteAllBytes(files[i], pictures[i % pictures.Length]));
        return files;
    }

    private static byte[] Picture(int seed)
    {
        var random = new Random(seed);
        using var bitmap = new SKBitmap(Side, Side);
        for (var i = 0; i < Side * Side; i++)
            bitmap.SetPixel(i % Side, i / Side, new SKColor((byte)random.Next(256), (byte)(i % 256), (byte)(i / Side)));
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        return data.ToArray();
    }

    private static void DecodeAlone(string[] files)
    {
        var decoder = new ImageFileDecoder(new ImageShape(3, Size, Size), ImageResizing.CenterCrop, (255, 255, 255));
        Parallel.ForEach(files, file => decoder.Decode(file));
    }

    private static void Read(string folder, int count)
    {
        var view = new MLContext(1).Gan().LoadImageFolder(folder, Size, Size, 3);
        var image = view.Schema["Image"];
        using var cursor = view.GetRowCursor([image]);
        var values = cursor.GetGetter<VBuffer<byte>>(image);
        VBuffer<byte> row = default;
        var rows = 0;
        for (; cursor.MoveNext(); rows++)
            values(ref row);
        if (rows != count)
            throw new InvalidOperationException($"{rows} rows of {count} files.");
    }

    private static double Seconds(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalSeconds;
    }
}
