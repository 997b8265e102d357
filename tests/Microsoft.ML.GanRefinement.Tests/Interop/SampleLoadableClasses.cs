extern alias core;
using core::Microsoft.ML;
using System.Runtime.CompilerServices;
using Microsoft.ML.GanRefinement.Tests.Interop;

// As src/Microsoft.ML.GanRefinement/Interop/LoadableClasses.cs does for the library.
[assembly: IgnoresAccessChecksTo("Microsoft.ML.Core")]
[assembly: LoadableClass(typeof(SampleTransformer), typeof(SampleTransformer), null, typeof(SignatureLoadModel), "Sample", SampleTransformer.LoaderSignature)]
