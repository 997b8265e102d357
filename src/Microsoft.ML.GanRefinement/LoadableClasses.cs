extern alias core;
using System.Runtime.CompilerServices;
using Microsoft.ML.GanRefinement;
using Microsoft.ML.GanRefinement.Refinement;
using core::Microsoft.ML;

// Everything ML.NET must know to load our transformers from a model file, without any call by the user. ML.NET keeps these declarations
// internal; src/Interop.CoreStub stands in for them at compile time, and the access attribute opens the real ones at run time. ML.NET
// also leaves the declarations out of what it finds in an assembly that lacks the access attribute.
// The strings are part of the file format: a loader signature that has been in a release never changes.
[assembly: IgnoresAccessChecksTo("Microsoft.ML.Core")]
[assembly: IgnoresAccessChecksTo("Microsoft.ML.Data")]

[assembly: LoadableClass(typeof(AppendLatentsTransformer), typeof(AppendLatentsTransformer), null, typeof(SignatureLoadModel),
    AppendLatentsTransformer.UserName, AppendLatentsTransformer.LoaderSignature)]
[assembly: LoadableClass(typeof(ConvertToImageTransformer), typeof(ConvertToImageTransformer), null, typeof(SignatureLoadModel),
    ConvertToImageTransformer.UserName, ConvertToImageTransformer.LoaderSignature)]
[assembly: LoadableClass(typeof(GanTransformer), typeof(GanTransformer), null, typeof(SignatureLoadModel), GanTransformer.UserName,
    GanTransformer.LoaderSignature)]
[assembly: LoadableClass(typeof(GanEncoderTransformer), typeof(GanEncoderTransformer), null, typeof(SignatureLoadModel),
    GanEncoderTransformer.UserName, GanEncoderTransformer.LoaderSignature)]
[assembly: LoadableClass(typeof(LatentRefinementTransformer), typeof(LatentRefinementTransformer), null, typeof(SignatureLoadModel),
    LatentRefinementTransformer.UserName, LatentRefinementTransformer.LoaderSignature)]
[assembly: LoadableClass(typeof(LatentRefinementTransformer), typeof(EarlierCoachLoader), null, typeof(SignatureLoadModel), "GAN Latent Coach",
    EarlierCoachLoader.LoaderSignature)]
[assembly: LoadableClass(typeof(LatentRefinementTransformer), typeof(EarlierSearchLoader), null, typeof(SignatureLoadModel), "GAN Latent Search",
    EarlierSearchLoader.LoaderSignature)]
[assembly: LoadableClass(typeof(ImageClassifierTransformer), typeof(ImageClassifierTransformer), null, typeof(SignatureLoadModel),
    ImageClassifierTransformer.UserName, ImageClassifierTransformer.LoaderSignature)]
[assembly: LoadableClass(typeof(ImageFeaturizerTransformer), typeof(ImageFeaturizerTransformer), null, typeof(SignatureLoadModel),
    ImageFeaturizerTransformer.UserName, ImageFeaturizerTransformer.LoaderSignature)]
[assembly: LoadableClass(typeof(RowFilterTransformer), typeof(RowFilterTransformer), null, typeof(SignatureLoadModel), RowFilterTransformer.UserName,
    RowFilterTransformer.LoaderSignature)]
