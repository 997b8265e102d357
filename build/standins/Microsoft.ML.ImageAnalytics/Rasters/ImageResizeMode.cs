namespace Microsoft.ML.Internal.Images;

internal enum ImageResizeMode
{
    Pad,
    Fill,
    CropAnchorTop,
    CropAnchorBottom,
    CropAnchorLeft,
    CropAnchorRight,
    CropAnchorCentral
}
