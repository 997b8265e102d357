using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Types;

public sealed class ScalarTests
{
    [Fact]
    public void KnowsItsType()
    {
        Assert.Equal(ScalarType.Int64, ((Scalar)1).Type);
        Assert.Equal(ScalarType.Int64, ((Scalar)1L).Type);
        Assert.Equal(ScalarType.Float64, ((Scalar)1.5f).Type);
        Assert.Equal(ScalarType.Float64, 1.5.ToScalar().Type);
        Assert.Equal(ScalarType.Bool, true.ToScalar().Type);
    }

    [Fact]
    public void ComesBackAsANumber()
    {
        Assert.Equal(2.5f, ((Scalar)2.5f).ToSingle());
        Assert.Equal(3.0, ((Scalar)3).ToDouble());
        Assert.Equal(3, ((Scalar)3L).ToInt32());
        Assert.Equal(long.MaxValue, ((Scalar)long.MaxValue).ToInt64());
        Assert.True(((Scalar)true).ToBoolean());
    }
}
