using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static unsafe partial class utils
        {
            /// <summary>Scales all gradients by one factor so that their common norm is at most max_norm; returns the norm
            /// before.</summary>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2.0)
            {
                Parameter[] all = [.. tensors];
                double norm;
                fixed (IntPtr* handles = Tensor.Handles(all))
                    norm = Native.gan_clip_grad_norm(handles, all.Length, max_norm, norm_type);
                if (norm == 0)
                    Native.CheckForErrors();
                GC.KeepAlive(all);
                return norm;
            }

            public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
            {
                Parameter[] all = [.. tensors];
                fixed (IntPtr* handles = Tensor.Handles(all))
                    Native.Check(Native.gan_clip_grad_value(handles, all.Length, clip_value));
                GC.KeepAlive(all);
            }

            public static Tensor parameters_to_vector(IEnumerable<Parameter> tensors)
            {
                Parameter[] all = [.. tensors];
                Tensor result;
                fixed (IntPtr* handles = Tensor.Handles(all))
                    result = Tensor.Wrap(Native.gan_parameters_to_vector(handles, all.Length));
                GC.KeepAlive(all);
                return result;
            }

            public static void vector_to_parameters(Tensor vec, IEnumerable<Parameter> tensors)
            {
                Parameter[] all = [.. tensors];
                fixed (IntPtr* handles = Tensor.Handles(all))
                    Native.Check(Native.gan_vector_to_parameters(vec.Handle, handles, all.Length));
                GC.KeepAlive(all);
                GC.KeepAlive(vec);
            }
        }
    }
}
