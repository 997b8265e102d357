#include "shim.h"

#include <torch/csrc/autograd/functions/utils.h>

using torch::autograd::Variable;
using torch::autograd::variable_list;

// Where a derivative vanishes identically libtorch may hand out a tensor without memory; callers read memory.
static at::Tensor with_memory(const at::Tensor& grad) {
    return grad.defined() && grad._is_zerotensor() ? at::zeros(grad.sizes(), grad.options()) : grad;
}

GAN_API bool gan_requires_grad(Handle a) { return a->requires_grad(); }

GAN_API bool gan_set_requires_grad(Handle a, bool value) {
    return guard_done([&] { a->set_requires_grad(value); });
}
GAN_API Handle gan_grad(Handle a) {
    return guard_tensor([&] { return with_memory(a->grad()); });
}
GAN_API bool gan_set_grad(Handle a, Handle grad) {
    return guard_done([&] { a->mutable_grad() = optional_tensor(grad); });
}
GAN_API bool gan_retain_grad(Handle a) {
    return guard_done([&] { a->retain_grad(); });
}
GAN_API Handle gan_detach(Handle a) {
    return guard_tensor([&] { return a->detach(); });
}
GAN_API bool gan_detach_(Handle a) {
    return guard_done([&] { a->detach_(); });
}

GAN_API bool gan_backward(const Handle* tensors, int count, const Handle* grads, int grad_count, bool retain_graph, bool create_graph,
                          const Handle* inputs, int input_count) {
    return guard_done([&] {
        torch::autograd::backward(tensor_list(tensors, count), tensor_list(grads, grad_count), retain_graph, create_graph,
                                  tensor_list(inputs, input_count));
    });
}

// Writes one handle per input; an input that the outputs do not depend on gets null.
GAN_API bool gan_autograd_grad(const Handle* outputs, int count, const Handle* inputs, int input_count, const Handle* grads,
                               int grad_count, bool retain_graph, bool create_graph, bool allow_unused, Handle* out) {
    return guard_done([&] {
        auto result = torch::autograd::grad(tensor_list(outputs, count), tensor_list(inputs, input_count),
                                            tensor_list(grads, grad_count), retain_graph, create_graph, allow_unused);
        for (int i = 0; i < input_count; i++) out[i] = give(with_memory(result[i]));
    });
}

GAN_API bool gan_grad_mode() { return at::GradMode::is_enabled(); }
GAN_API void gan_set_grad_mode(bool enabled) { at::GradMode::set_enabled(enabled); }
GAN_API bool gan_is_inference_mode() { return c10::InferenceMode::is_enabled(); }
GAN_API c10::InferenceMode* gan_inference_mode_new(bool enabled) {
    return guard([&] { return new c10::InferenceMode(enabled); });
}
GAN_API void gan_inference_mode_free(c10::InferenceMode* mode) { delete mode; }
GAN_API bool gan_anomaly_enabled() { return torch::autograd::AnomalyMode::is_enabled(); }
GAN_API void gan_set_anomaly(bool enabled, bool check_nan) { torch::autograd::AnomalyMode::set_enabled(enabled, check_nan); }
GAN_API bool gan_anomaly_checks_nan() { return torch::autograd::AnomalyMode::should_check_nan(); }

// A user's autograd function. The managed side runs forward itself, with gradients off, and then ties outputs and inputs
// together with gan_function_attach; backward comes back through a callback with the managed context's identity.
// The callback fills results (one per input, null for none) and returns null, or a message if the managed code threw.
using BackwardCallback = const char* (*)(void* context, const Handle* grads, int grad_count, Handle* results, int result_count);
using ReleaseCallback = void (*)(void* context);

namespace {

struct ManagedNode : torch::autograd::Node {
    void* context = nullptr;
    BackwardCallback callback = nullptr;
    ReleaseCallback release = nullptr;
    int input_count = 0;
    bool materialize = true;
    std::vector<at::TensorOptions> output_options;
    std::vector<std::vector<int64_t>> output_sizes;

    ~ManagedNode() override {
        if (release) release(context);
    }

    std::string name() const override { return "ManagedFunction"; }

    variable_list apply(variable_list&& grads) override {
        std::vector<Handle> in, out(input_count, nullptr);
        for (size_t i = 0; i < grads.size(); i++) {
            auto grad = grads[i];
            if (!grad.defined() && materialize) grad = at::zeros(output_sizes[i], output_options[i]);
            in.push_back(give(std::move(grad)));
        }
        const char* error = callback(context, in.data(), static_cast<int>(in.size()), out.data(), input_count);
        variable_list results;
        for (int i = 0; i < input_count; i++) {
            results.push_back(optional_tensor(out[i]));
            delete out[i];
        }
        if (error) throw std::runtime_error(error);
        return results;
    }
};

}  // namespace

GAN_API bool gan_function_attach(const Handle* inputs, int input_count, const Handle* outputs, const bool* differentiable,
                                 int output_count, bool materialize, void* context, BackwardCallback callback,
                                 ReleaseCallback release) {
    return guard_done([&] {
        std::shared_ptr<ManagedNode> node(new ManagedNode(), torch::autograd::deleteNode);
        node->context = context;
        node->callback = callback;
        node->input_count = input_count;
        node->materialize = materialize;
        node->set_next_edges(torch::autograd::collect_next_edges(tensor_list(inputs, input_count)));
        for (int i = 0; i < output_count; i++) {
            // An input handed straight through already has a history, or must not get one: tie the node to a detached view.
            if (outputs[i]->requires_grad()) *outputs[i] = outputs[i]->detach();
            node->output_options.push_back(outputs[i]->options().requires_grad(false));
            node->output_sizes.push_back(outputs[i]->sizes().vec());
            if (differentiable[i]) {
                torch::autograd::set_history(*outputs[i], node);
            } else {
                node->add_input_metadata(torch::autograd::Node::undefined_input());
            }
        }
        // From here on the node owns the managed context.
        node->release = release;
    });
}
