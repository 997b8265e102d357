using System;
using System.Collections.Generic;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>What an own function's forward hands to its backward.</summary>
        public class AutogradContext : IDisposable
        {
            private readonly Dictionary<string, object> _data = [];
            private readonly List<Tensor> _saved = [];
            private readonly HashSet<Tensor> _constant = new(ReferenceEqualityComparer.Instance);

            internal AutogradContext()
            {
            }

            public bool MaterializeGrads { get; private set; } = true;

            public void save_for_backward(List<Tensor> tensors)
            {
                foreach (Tensor tensor in tensors)
                    _saved.Add(tensor is null ? null : tensor.alias().DetachFromDisposeScope());
            }

            /// <summary>New tensor objects: dispose of them, or let a scope do it.</summary>
            public List<Tensor> get_saved_variables()
            {
                var tensors = new List<Tensor>(_saved.Count);
                foreach (Tensor tensor in _saved)
                    tensors.Add(tensor?.alias());
                return tensors;
            }

            public void save_data(string key, object value) => _data[key] = value;

            public object get_data(string key) => _data[key];

            public void mark_non_differentiable(List<Tensor> tensors) => _constant.UnionWith(tensors);

            /// <summary>Whether a gradient that does not exist arrives as zeros rather than as null.</summary>
            public void set_materialize_grads(bool value) => MaterializeGrads = value;

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            internal bool IsDifferentiable(Tensor output) => output.is_floating_point() && !_constant.Contains(output);

            protected virtual void Dispose(bool disposing)
            {
                foreach (Tensor tensor in _saved)
                    tensor?.Dispose();
                _saved.Clear();
            }
        }
    }
}
