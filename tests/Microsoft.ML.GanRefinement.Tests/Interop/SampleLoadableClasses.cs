extern alias core;

using System.Runtime.CompilerServices;
using Microsoft.ML.GanRefinement.Tests.Interop;
using core::Microsoft.ML;

// As src/Microsoft.ML.GanRefinement/Interop/LoadableClasses.cs does for the library.
[assembly: IgnoresAccessChecksTo("Microsoft.ML.Core")]
[assembly: LoadableClass(typeof(SampleTransformer), typeof(SampleTransformer), null, typeof(SignatureLoadModel), "Sample", SampleTransformer.LoaderSignature)]
