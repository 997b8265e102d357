using System;
using System.Collections.Generic;
using System.Linq;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>A differentiable operation written by hand; derive from SingleTensorFunction or MultiTensorFunction.</summary>
        public abstract class Function<T> where T : Function<T>, new()
        {
            public abstract string Name { get; }

            protected static List<Tensor> apply_internal(params object[] vars)
            {
                var function = new T();
                var context = new AutogradContext();
                var bridge = new FunctionBridge(context, function.RunBackward, IsTensor(vars));
                List<Tensor> outputs;
                using (no_grad())
                    outputs = function.RunForward(context, vars);

                Tensor[] inputs = vars.OfType<Tensor>().ToArray();
                if (is_grad_enabled() && inputs.Any(input => input.requires_grad))
                    bridge.Attach(inputs, outputs);
                else
                    context.Dispose();
                return outputs;
            }

            internal abstract List<Tensor> RunForward(AutogradContext context, object[] vars);

            internal abstract List<Tensor> RunBackward(AutogradContext context, List<Tensor> gradOutputs);

            private static bool[] IsTensor(object[] vars) => Array.ConvertAll(vars, value => value is Tensor);
        }
    }
}
