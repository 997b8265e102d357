using System.Collections.Immutable;
using Microsoft.ML.Data;
using Xunit;

namespace Microsoft.ML.Conformance.Tests.DataViews;

public class DataViewTypeTests
{
    [Fact]
    public void VectorsAreEqualByItemTypeAndDimensions()
    {
        var image = new VectorDataViewType(NumberDataViewType.Single, 3, 32, 32);
        Assert.Equal(image, new VectorDataViewType(NumberDataViewType.Single, ImmutableArray.Create(3, 32, 32)));
        Assert.NotEqual(image, new VectorDataViewType(NumberDataViewType.Single, 3072));
        Assert.NotEqual(image, new VectorDataViewType(NumberDataViewType.Byte, 3, 32, 32));
        Assert.Equal(3072, image.Size);
        Assert.Equal(typeof(VBuffer<float>), image.RawType);
        Assert.Equal("Vector<Single, 3, 32, 32>", image.ToString());
    }

    [Fact]
    public void AZeroDimensionIsUnknown()
    {
        Assert.False(new VectorDataViewType(NumberDataViewType.Single).IsKnownSize);
        Assert.Equal("Vector<Single>", new VectorDataViewType(NumberDataViewType.Single).ToString());
        Assert.Equal("Vector<Single, 3, *>", new VectorDataViewType(NumberDataViewType.Single, 3, 0).ToString());
        Assert.Equal("Vector<Single, 5>", new VectorDataViewType(NumberDataViewType.Single, 5).ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => new VectorDataViewType(NumberDataViewType.Single, -1));
    }

    [Fact]
    public void KeysHaveACount()
    {
        var key = new KeyDataViewType(typeof(uint), 10);
        Assert.Equal(10ul, key.Count);
        Assert.Equal(key, new KeyDataViewType(typeof(uint), 10ul));
        Assert.NotEqual(key, new KeyDataViewType(typeof(uint), 11));
        Assert.NotEqual(key, new KeyDataViewType(typeof(ulong), 10));
        Assert.Equal("Key<UInt32, 0-9>", key.ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => new KeyDataViewType(typeof(int), 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => new KeyDataViewType(typeof(byte), 300));
        Assert.Throws<ArgumentOutOfRangeException>(() => new KeyDataViewType(typeof(uint), 0));
    }

    [Fact]
    public void PrimitiveTypesNameThemselves()
    {
        Assert.Equal("Single", NumberDataViewType.Single.ToString());
        Assert.Equal("String", TextDataViewType.Instance.ToString());
        Assert.Equal("Boolean", BooleanDataViewType.Instance.ToString());
        Assert.Equal(typeof(ReadOnlyMemory<char>), TextDataViewType.Instance.RawType);
    }
}
