using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public abstract partial class Module
        {
            // What the setters of built-in modules do: the new value takes the old one's place and name, and the old one is freed.

            private protected void Assign(string name, ref Parameter field, Parameter value)
            {
                if (ReferenceEquals(field, value))
                    return;
                field?.Dispose();
                field = value;
                _ownParameters.Remove(name);
                if (value is not null)
                    register_parameter(name, (Parameter)value.DetachFromDisposeScope());
            }

            private protected void Assign(string name, ref Tensor field, Tensor value)
            {
                if (ReferenceEquals(field, value))
                    return;
                field?.Dispose();
                field = value;
                _ownBuffers.Remove(name);
                if (value is not null)
                    register_buffer(name, value.DetachFromDisposeScope());
            }
        }
    }
}
