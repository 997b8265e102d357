using System.Runtime.CompilerServices;

namespace Microsoft.ML.GanRefinement.Tests.Folders;

/// <summary>The plan of the library's folders, which docs/architecture.md draws.</summary>
public class FolderTests
{
    // From the ground up: a folder may use those above its line, if they are in its line. Whoever adds one says why.
    private static readonly (string Folder, string[] MayUse, string Reason)[] s_plan =
    [
        ("Common", [], "checks, names, random streams: what everybody needs"),
        ("Torch", ["Common"], "all that makes TorchSharp safe and reproducible"),
        ("Interop", ["Common", "Torch"], "ML.NET's model files; libtorch's errors are explained where weights are written"),
        ("DataViews", ["Common", "Torch"], "ML.NET's data views: schemas, cursors, and batches of rows as tensors"),
        ("Data", ["Common", "Interop", "DataViews"], "images and labels, from files to batches; ConvertToImage is saved"),
        ("Onnx", [], "graphs of what networks compute, and their files"),
        ("Networks", ["Common", "Torch", "Data", "Onnx"], "generators and discriminators for an image's shape; a generator says what it computes"),
        ("Losses", ["Common", "Torch", "Networks"], "what both players want, of what a discriminator says"),
        ("Latents", ["Common", "Torch", "Interop", "DataViews", "Data", "Networks", "Losses"], "drawn, as a column, and moved down a loss by the refiners"),
        ("Regularizers", ["Common", "Torch", "Networks", "Losses", "Latents"], "penalties beside a loss; one searches among latents"),
        ("Evaluation", ["Common", "Torch", "Interop", "DataViews", "Data", "Networks"], "features, metrics and reports of images, whoever made them"),
        ("Model", ["Common", "Torch", "Interop", "DataViews", "Data", "Onnx", "Networks", "Losses", "Latents", "Evaluation"],
            "a trained pair and its transformer, with the evaluation that it was kept for"),
        ("Refinement", ["Common", "Torch", "Interop", "DataViews", "Data", "Networks", "Losses", "Latents", "Evaluation", "Model"],
            "refiners and filters as ML.NET components around a trained pair; a coach is fitted by evaluating it"),
        ("Training", ["Common", "Torch", "Interop", "DataViews", "Data", "Networks", "Losses", "Latents", "Regularizers", "Evaluation", "Model"],
            "the one loop; checkpoints share the model file's checked streams, validation evaluates"),
        ("Trainers", ["Common", "Torch", "DataViews", "Data", "Networks", "Losses", "Latents", "Regularizers", "Evaluation", "Model", "Refinement", "Training"],
            "options, and what they say to the loop; Fit calibrates a coach inside the network"),
    ];

    private static readonly FolderGraph s_graph = new(typeof(GanTransformer).Assembly.Location, Sources());

    [Fact]
    public void Each_type_is_in_a_file_of_its_name_and_internal_ones_are_in_their_folders_namespace() => Assert.Empty(s_graph.Misplaced());

    [Fact]
    public void The_plan_has_no_circle()
    {
        var floors = s_plan.Select(line => line.Folder).ToList();
        Assert.All(s_plan, line => Assert.All(line.MayUse, used => Assert.InRange(floors.IndexOf(used), 0, floors.IndexOf(line.Folder) - 1)));
        Assert.All(s_plan, line => Assert.NotEmpty(line.Reason));
    }

    [Fact]
    public void The_code_uses_what_the_plan_allows_and_all_of_it()
    {
        // The catalog is made of everything, and nothing is made of the catalog.
        Assert.DoesNotContain(s_graph.Edges, edge => edge.Key.To == FolderGraph.Root);
        var found = s_graph.Edges.Where(edge => edge.Key.From != FolderGraph.Root).ToDictionary(edge => $"{edge.Key.From} → {edge.Key.To}", edge => edge.Value);
        var allowed = s_plan.SelectMany(line => line.MayUse.Select(used => $"{line.Folder} → {used}")).ToList();
        Assert.Empty(found.Where(edge => !allowed.Contains(edge.Key)).Select(edge => $"{edge.Key}: {edge.Value}"));
        Assert.Empty(allowed.Except(found.Keys));
    }

    private static string Sources([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "src", "Microsoft.ML.GanRefinement"));
}
