using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public abstract partial class Module
        {
            public virtual IEnumerable<(string name, Module module)> named_children()
            {
                foreach (var (name, module) in _ownModules)
                    yield return (name, module);
            }

            public virtual IEnumerable<Module> children() => named_children().Select(child => child.module);

            /// <summary>All descendants, the children before the grandchildren; not this module itself.</summary>
            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach (var child in named_children())
                    yield return child;
                foreach (var (name, module) in named_children())
                {
                    foreach (var (inner, descendant) in module.named_modules())
                        yield return ($"{name}.{inner}", descendant);
                }
            }

            public virtual IEnumerable<Module> modules() => named_modules().Select(descendant => descendant.module);

            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
                foreach (var (name, parameter) in _ownParameters)
                {
                    if (!parameter.IsInvalid && seen.Add(parameter))
                        yield return (name, parameter);
                }
                if (!recurse)
                    yield break;
                foreach (var (name, module) in named_children())
                {
                    foreach (var (inner, parameter) in module.named_parameters(true))
                    {
                        if (seen.Add(parameter))
                            yield return ($"{name}.{inner}", parameter);
                    }
                }
            }

            public virtual IEnumerable<Parameter> parameters(bool recurse = true) => named_parameters(recurse).Select(own => own.parameter);

            /// <summary>Persistent buffers; the others are never listed, whatever <paramref name="include_nonpersistent"/> says (so in
            /// 0.107).</summary>
            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true)
            {
                var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
                foreach (var (name, buffer) in _ownBuffers)
                {
                    if (buffer.Persistent && !buffer.Tensor.IsInvalid && seen.Add(buffer.Tensor))
                        yield return (name, buffer.Tensor);
                }
                if (!recurse)
                    yield break;
                foreach (var (name, module) in named_children())
                {
                    foreach (var (inner, buffer) in module.named_buffers(true, include_nonpersistent))
                    {
                        if (seen.Add(buffer))
                            yield return ($"{name}.{inner}", buffer);
                    }
                }
            }

            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true)
                => named_buffers(recurse, include_nonpersistent).Select(own => own.buffer);

            /// <summary>Null if there is none of that (dotted) name.</summary>
            public virtual Parameter get_parameter(string target)
                => _ownParameters.TryGetValue(target, out Parameter own) ? own : Child(target, out string rest)?.get_parameter(rest);

            /// <summary>Null if there is none of that (dotted) name.</summary>
            public virtual Tensor get_buffer(string target)
                => _ownBuffers.TryGetValue(target, out OwnBuffer own) ? own.Tensor : Child(target, out string rest)?.get_buffer(rest);

            public virtual bool has_parameter(string target) => get_parameter(target) is not null;

            public virtual bool has_buffer(string target) => get_buffer(target) is not null;

            private Module Child(string target, out string rest)
            {
                int dot = target.IndexOf('.');
                rest = dot < 0 ? "" : target[(dot + 1)..];
                string first = dot < 0 ? null : target[..dot];
                return named_children().FirstOrDefault(child => child.name == first).module;
            }
        }
    }
}
