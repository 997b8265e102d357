using System.Globalization;
using System.Text;

namespace GanRefinement.Reproduce.Pages;

/// <summary>The folder's README: every claim whose page is there, with its verdicts.</summary>
internal static class ResultIndex
{
    private const string Heading =
        """
        # Do the papers' claims hold?

        At the size of a two-core processor: small networks, minutes of training, Fashion-MNIST and toys instead of CIFAR-10, CelebA and ImageNet. A claim
        that is not confirmed here may well hold at the paper's size. `build/reproduce NAME` runs each again; it goes on where it stopped.

        """;

    /// <summary>Written anew from the pages in the folder: the list below a page's title are its verdicts.</summary>
    public static string Write(string folder, IEnumerable<string> names)
    {
        StringBuilder index = new(Heading);
        foreach (var name in names.Where(name => File.Exists(Path.Combine(folder, name + ".md"))))
        {
            var lines = File.ReadAllLines(Path.Combine(folder, name + ".md"));
            index.Append('\n').Append($"## [{lines[0].TrimStart('#', ' ')}]({name}.md)\n\n");
            var list = lines.TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
                .Where(line => line.StartsWith("* ", StringComparison.Ordinal)).ToLookup(line => line.StartsWith("* **not run**", StringComparison.Ordinal));
            index.Append(string.Concat(list[false].Select(line => line + "\n")));
            if (list[true].Any())
                index.Append(CultureInfo.InvariantCulture, $"* **not run** so far: {list[true].Count()} more\n");
        }

        return index.ToString();
    }
}
