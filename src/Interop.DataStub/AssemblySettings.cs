// The runtime refuses to run a reference assembly, so that a stub copied beside an app by mistake shows at once.
[assembly: System.Runtime.CompilerServices.ReferenceAssembly]
