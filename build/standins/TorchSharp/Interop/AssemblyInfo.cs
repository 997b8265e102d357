using System.Runtime.CompilerServices;

// Every native signature is blittable, so that a call costs no marshalling.
[assembly: DisableRuntimeMarshalling]
