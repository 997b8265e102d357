using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using Xunit;

namespace Microsoft.ML.Conformance.Tests.Images;

public sealed class ConvertToGrayscaleTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Gray_is_a_weighted_sum_of_the_colors()
    {
        MLImage image = Pixels.Image(4, 1, 255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 100, 150, 200, 255);
        IDataView view = ImageViews.OfImages(_ml, new ImageDataViewType(1, 4), image);
        IDataView output = _ml.Transforms.ConvertToGrayscale("Gray", ImageViews.Column).Fit(view).Transform(view);

        byte[] gray = Assert.Single(ImageViews.Read(output, "Gray", Pixels.Of));

        // 76.5 and 150.45, 28.05, 140.5: the two halves may fall to either side in single precision.
        Assert.InRange(gray[0], 76, 77);
        Assert.Equal((150, 28), (gray[4], gray[8]));
        Assert.InRange(gray[12], 140, 141);
        Assert.All(
            Enumerable.Range(0, 4), i => Assert.Equal(
                (gray[4 * i], gray[4 * i], 255), (gray[4 * i + 1], gray[4 * i + 2], gray[4 * i + 3])));
    }

    [Fact]
    public void The_type_and_the_tag_stay()
    {
        MLImage image = Pixels.Image(2, 1, 1, 2, 3, 255, 4, 5, 6, 255);
        image.Tag = "a tag";
        IDataView view = ImageViews.OfImages(_ml, new ImageDataViewType(1, 2), image);
        IDataView output = _ml.Transforms.ConvertToGrayscale(ImageViews.Column).Fit(view).Transform(view);

        Assert.Equal(new ImageDataViewType(1, 2), output.Schema[ImageViews.Column].Type);
        Assert.Equal(["a tag"], ImageViews.Read(output, ImageViews.Column, result => result.Tag));
    }

    [Fact]
    public void Other_columns_are_refused()
    {
        IDataView view = ImageViews.OfVectors(_ml, NumberDataViewType.Single, [[1f]]);

        Assert.Throws<ArgumentOutOfRangeException>("inputSchema", () => _ml.Transforms.ConvertToGrayscale("Gray", "Values").Fit(view));
        Assert.Throws<ArgumentOutOfRangeException>("inputSchema", () => _ml.Transforms.ConvertToGrayscale("Gray", "Nothing").Fit(view));
    }
}
