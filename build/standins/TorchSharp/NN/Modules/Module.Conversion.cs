using System.Reflection;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public abstract partial class Module
        {
            /// <summary>
            /// Moves and converts parameters and buffers, in this module and below. As in TorchSharp, and unlike PyTorch,
            /// a converted parameter is a new object: optimisers made before hold the old ones.
            /// </summary>
            internal void Convert(Device device, ScalarType? dtype)
            {
                if (dtype is { } wanted && !wanted.IsFloatingPoint() && !wanted.IsComplex())
                    throw new ArgumentException($"nn.Module.to only accepts floating point or complex types, not {wanted}");
                if (device is not null && device.type == DeviceType.CUDA && !cuda.is_available())
                    throw new InvalidOperationException("CUDA is not available.");
                foreach (var (_, module) in named_children())
                    module.Convert(device, dtype);
                ConvertOwn(device, dtype);
            }

            internal virtual void ConvertOwn(Device device, ScalarType? dtype)
            {
                foreach (var (name, old) in _ownParameters.ToArray())
                {
                    if (!Changes(old, device, dtype))
                        continue;
                    Parameter converted = Converted(old, device, dtype);
                    _ownParameters[name] = converted;
                    ReplaceInFields(old, converted);
                    old.Dispose();
                }
                foreach (var (name, old) in _ownBuffers.ToArray())
                {
                    if (!old.Persistent || !Changes(old.Tensor, device, dtype))
                        continue;
                    Tensor converted = old.Tensor.to(Target(old.Tensor, dtype), device ?? old.Tensor.device).DetachFromDisposeScope();
                    _ownBuffers[name] = old with { Tensor = converted };
                    ReplaceInFields(old.Tensor, converted);
                    old.Tensor.Dispose();
                }
            }

            /// <summary>A parameter of the same values, gradient included, that is a leaf again.</summary>
            private protected static Parameter Converted(Parameter old, Device device, ScalarType? dtype)
            {
                using var _ = no_grad();
                ScalarType type = Target(old, dtype);
                var converted = new Parameter(old.to(type, device ?? old.device), old.requires_grad);
                converted.DetachFromDisposeScope();
                using Tensor gradient = old.grad;
                if (gradient is not null)
                {
                    using Tensor moved = gradient.to(type, device ?? old.device);
                    converted.grad = moved;
                }
                return converted;
            }

            private protected static bool Changes(Tensor tensor, Device device, ScalarType? dtype)
                => !tensor.IsInvalid && (Target(tensor, dtype) != tensor.dtype || device is not null && device.type != tensor.device_type);

            /// <summary>Whole numbers stay what they are: only floating-point tensors follow the module's type.</summary>
            private static ScalarType Target(Tensor tensor, ScalarType? dtype)
                => dtype is { } wanted && (tensor.dtype.IsFloatingPoint() || tensor.dtype.IsComplex()) ? wanted : tensor.dtype;

            private void ReplaceInFields(Tensor old, Tensor converted)
            {
                foreach (FieldInfo field in Fields())
                {
                    if (ReferenceEquals(field.GetValue(this), old))
                        field.SetValue(this, converted);
                }
            }
        }
    }
}
