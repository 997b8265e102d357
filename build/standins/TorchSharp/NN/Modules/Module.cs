using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A node in a tree of networks: owns parameters, buffers and other modules, by name and in order.</summary>
        public abstract partial class Module : IDisposable
        {
            private readonly string _name;
            private readonly OrderedDictionary<string, Parameter> _ownParameters = [];
            private readonly OrderedDictionary<string, OwnBuffer> _ownBuffers = [];
            private readonly OrderedDictionary<string, Module> _ownModules = [];
            private bool _training = true;
            private bool _componentsRegistered;

            protected Module(string name) => _name = name;

            public virtual bool training => _training;

            public virtual string GetName() => _name;

            public virtual void train(bool train = true)
            {
                _training = train;
                foreach (var (_, module) in named_children())
                    module.train(train);
            }

            public virtual void eval() => train(false);

            /// <summary>Children first, as in PyTorch.</summary>
            public virtual Module apply(Action<Module> fn)
            {
                foreach (var (_, module) in named_children())
                    module.apply(fn);
                fn(this);
                return this;
            }

            public virtual unsafe void zero_grad(bool set_to_none = true)
            {
                Parameter[] all = [.. parameters()];
                fixed (IntPtr* handles = Tensor.Handles(all))
                    Native.Check(Native.gan_zero_grad(handles, all.Length, set_to_none));
                GC.KeepAlive(all);
            }

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                if (!disposing)
                    return;
                foreach (var (_, module) in named_children())
                    module.Dispose();
                DisposeOwn();
            }

            private protected virtual void DisposeOwn()
            {
                foreach (Parameter parameter in _ownParameters.Values)
                    parameter.Dispose();
                foreach (OwnBuffer buffer in _ownBuffers.Values)
                    buffer.Tensor.Dispose();
            }

            private readonly record struct OwnBuffer(Tensor Tensor, bool Persistent);
        }
    }
}
