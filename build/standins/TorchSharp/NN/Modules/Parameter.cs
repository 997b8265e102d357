using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A tensor that a module trains. Takes the tensor's place: the one it is made from is invalid afterwards.</summary>
public class Parameter : Tensor
{
    public Parameter(Tensor data, bool requires_grad = true) : this(data, data.OwningDisposeScope, requires_grad)
    {
    }

    private Parameter(Tensor data, DisposeScope owner, bool requires_grad) : base(Take(data, requires_grad))
    {
        // The constructor registered this with the innermost scope, while the data may have belonged to another or to none.
        if (owner is null)
            DetachFromDisposeScope();
        else if (OwningDisposeScope != owner)
            MoveToOtherDisposeScope(owner);
    }

    private static IntPtr Take(Tensor data, bool requires_grad)
    {
        Native.Check(Native.gan_set_requires_grad(data.Handle, requires_grad));
        return data.DecoupleFromNativeHandle();
    }
}
