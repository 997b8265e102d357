using Microsoft.ML.GanRefinement.Data.Images;

namespace Microsoft.ML.GanRefinement.Data.Formats;

/// <summary>A file of records of equal size without a header: label bytes, then an image, planes first.</summary>
/// <param name="Name">The format's name in errors.</param>
/// <param name="Shape">The shape of an image.</param>
/// <param name="LabelBytes">Label bytes before each image.</param>
/// <param name="LabelIndex">Which of them is the label; ignored without class names.</param>
/// <param name="ClassNames">Names of the labels, that of label 0 first; none for no label column.</param>
/// <param name="Transposed">Whether a plane's columns come one after the other instead of its rows.</param>
internal sealed record RecordFormat(
    string Name, ImageShape Shape, int LabelBytes, int LabelIndex, IReadOnlyList<string> ClassNames, bool Transposed = false)
{
    /// <summary>Bytes of a record.</summary>
    public int Size => LabelBytes + Shape.Size;
}
