using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.Conformance.Tests.Images;

public sealed class SmallImageRow
{
    [ImageType(1, 2)]
    public MLImage? Image { get; set; }
}
