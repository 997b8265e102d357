using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement.Model;

/// <summary>The columns of a <see cref="GanTransformer"/>.</summary>
internal sealed record GanColumns(
    string Latent = ColumnNames.Latent,
    string Label = ColumnNames.Label,
    string GeneratedImage = ColumnNames.GeneratedImage,
    string Score = ColumnNames.Score);
