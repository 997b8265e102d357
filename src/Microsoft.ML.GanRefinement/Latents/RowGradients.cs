using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Latents;

/// <summary>Losses of rows and their derivatives by the rows' latents. The bits of a row depend neither on the other rows nor on their
/// number, so that rows which are done can leave.</summary>
/// <remarks>Every call of a network has a multiple of eight rows, and a linear layer of the library 32 or more (<see cref="RowProducts"/>). Measured on
/// eighteen kinds of networks with latents of 1 to 100 values: a row has the bits that it has among 64; with other numbers, kernels sum what is left over in
/// another order. Exceptions are networks that compare the samples of a batch, as minibatch discrimination does, and linear layers of networks of one's own,
/// whose kernel for eight rows may be another one.</remarks>
/// <param name="networks">The frozen networks.</param>
/// <param name="variable">What rows are; null for latents.</param>
internal sealed class RowGradients(NetworkPair networks, RowVariable? variable = null)
{
    /// <summary>The number of rows in a call is a multiple of it.</summary>
    public const int Unit = RowProducts.Unit;

    // So that memory does not grow with the rows; a batch of a transformer is one call.
    private const int MaxRows = 64;

    /// <summary>A list of rows, at least one, filled up with its last one to a multiple of <see cref="Unit"/>.</summary>
    public static long[] Filled(IReadOnlyList<int> rows)
    {
        var filled = new long[(rows.Count + Unit - 1) / Unit * Unit];
        for (var i = 0; i < filled.Length; i++)
            filled[i] = rows[Math.Min(i, rows.Count - 1)];
        return filled;
    }

    /// <summary>What the networks make of rows, with a graph to their latents.</summary>
    public GeneratorStep Look(LatentRows rows)
    {
        var images = variable is null ? networks.Generator.call(rows.Latents, rows.Classes) : variable.Generate(networks, rows.Latents, rows.Classes);
        return new GeneratorStep(rows.Latents, rows.Classes, images, networks.Discriminator.call(images, rows.Classes));
    }

    /// <summary>What the generator makes of latents.</summary>
    public Tensor Generate(Tensor latents, Tensor? classes) => networks.Generator.call(latents, classes);

    /// <summary>Losses and gradients of what the discriminator says.</summary>
    /// <param name="rows">A multiple of <see cref="Unit"/> of them.</param>
    /// <param name="losses">One value a row.</param>
    public RowValues Of(LatentRows rows, Func<GeneratorStep, LatentRows, Tensor> losses) => OfRows(rows, differentiated: true, piece => Judge(piece, losses));

    /// <summary>Losses alone.</summary>
    /// <inheritdoc cref="Of"/>
    public RowValues ValuesOf(LatentRows rows, Func<GeneratorStep, LatentRows, Tensor> losses) =>
        OfRows(rows, differentiated: false, piece => Judge(piece, losses));

    /// <summary>Losses and gradients of something that needs no discriminator.</summary>
    /// <inheritdoc cref="Of"/>
    public static RowValues OfRows(LatentRows rows, Func<LatentRows, Tensor> losses) => OfRows(rows, differentiated: true, piece => (losses(piece), null));

    private (Tensor Losses, Tensor? Scores) Judge(LatentRows piece, Func<GeneratorStep, LatentRows, Tensor> losses)
    {
        var step = Look(piece);
        return (losses(step, piece), step.FakeOutput.Logits);
    }

    private static RowValues OfRows(LatentRows rows, bool differentiated, Func<LatentRows, (Tensor Losses, Tensor? Scores)> look)
    {
        using var scope = NewDisposeScope();
        List<RowValues> pieces = [];
        for (var first = 0L; first < rows.Latents.shape[0]; first += MaxRows)
            pieces.Add(OfPiece(rows, first, differentiated, look));
        return new RowValues(
            Join(pieces, piece => piece.Losses)!.MoveToOuterDisposeScope(),
            Join(pieces, piece => piece.Scores)?.MoveToOuterDisposeScope(),
            Join(pieces, piece => piece.Gradients)?.MoveToOuterDisposeScope());
    }

    private static RowValues OfPiece(LatentRows rows, long first, bool differentiated, Func<LatentRows, (Tensor Losses, Tensor? Scores)> look)
    {
        using var scope = NewDisposeScope();
        using var mode = set_grad_enabled(differentiated);
        var count = Math.Min(MaxRows, rows.Latents.shape[0] - first);
        // Copies: a part of a larger tensor may begin where vector instructions do not like it.
        var z = rows.Latents.narrow(0, first, count).detach().clone().requires_grad_(differentiated);
        var piece = new LatentRows(z, rows.Classes?.narrow(0, first, count).clone(), rows.Start.narrow(0, first, count).detach().clone());
        var (losses, scores) = look(piece);
        // The sum, not the mean, so that each latent goes its own way.
        var gradient = differentiated ? Gradients.Of(losses.sum(), z) : null;
        return new RowValues(
            losses.detach().flatten().MoveToOuterDisposeScope(),
            scores?.detach().flatten().MoveToOuterDisposeScope(),
            gradient?.MoveToOuterDisposeScope());
    }

    private static Tensor? Join(List<RowValues> pieces, Func<RowValues, Tensor?> part) =>
        part(pieces[0]) is null ? null : cat([.. pieces.Select(piece => part(piece)!)], 0);
}
