using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Updates parameters from their gradients, group by group.</summary>
        public abstract unsafe partial class Optimizer : IDisposable
        {
            private protected readonly List<ParamGroup> Groups = [];

            // One optimiser steps on one thread; the list of handles is made once and filled anew each time.
            private IntPtr[] _handles = [];

            private protected Optimizer()
            {
            }

            public virtual IEnumerable<ILearningRateController> ParamGroups => Groups;

            public virtual IEnumerable<Parameter> parameters() => Groups.SelectMany(group => group.Parameters);

            public abstract void add_param_group(ParamGroup param_group);

            /// <summary>Zeroes the gradients that are there; it does not take them away.</summary>
            public virtual void zero_grad()
            {
                foreach (ParamGroup group in Groups)
                {
                    Parameter[] members = group.Members;
                    fixed (IntPtr* handles = Handles(members))
                        Native.Check(Native.gan_zero_grad(handles, members.Length, toNone: false));
                }
            }

            /// <summary>One update of all parameters that have a gradient. The closure, if any, is run first and its loss
            /// returned.</summary>
            public virtual Tensor step(Func<Tensor> closure = null)
            {
                Tensor loss = null;
                if (closure is not null)
                {
                    using (enable_grad())
                        loss = closure();
                }
                foreach (ParamGroup group in Groups)
                    StepGroup(group);
                GC.KeepAlive(this);
                return loss;
            }

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                if (disposing)
                    FreeState();
            }

            private protected abstract void FreeState();

            private protected abstract void StepGroup(ParamGroup group);

            private IntPtr[] Handles(Parameter[] members)
            {
                if (_handles.Length < members.Length)
                    _handles = new IntPtr[members.Length];
                for (int i = 0; i < members.Length; i++)
                    _handles[i] = members[i].Handle;
                return _handles;
            }
        }
    }
}
