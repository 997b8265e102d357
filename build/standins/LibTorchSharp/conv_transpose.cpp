#include "shim.h"

// Transposed convolution as the input gradient of a convolution. libtorch 1.13's own conv_transpose is an im2col loop
// over BLAS; its convolution_backward runs on oneDNN, like the transposed convolution of later libtorch versions.
//
// With C(y; w) the convolution of y with w, T(x; w) its transpose in the first argument and <.,.> the inner product:
//     <g, T(x; w)> = <C(g; w), x>
// so that the gradient at x is C(g; w), and the one at w is the weight gradient of that convolution with input g and
// output gradient x. Both are differentiable operators of libtorch, which closes the function under double backward.

namespace {

constexpr int MaxSpatial = 3;

struct Geometry {
    std::vector<int64_t> stride, padding, output_padding, dilation;
    int64_t groups;
};

at::Tensor convolve(const at::Tensor& input, const at::Tensor& weight, const Geometry& g) {
    const std::vector<int64_t> none(g.stride.size(), 0);
    return at::convolution(input, weight, {}, g.stride, g.padding, g.dilation, false, none, g.groups);
}

// One of convolution's gradients: mask {true, false, false} is the input's, {false, true, false} the weight's.
at::Tensor convolution_gradient(const at::Tensor& grad, const at::Tensor& input, const at::Tensor& weight, const Geometry& g,
                                std::array<bool, 3> mask) {
    const std::vector<int64_t> none(g.stride.size(), 0);
    auto grads = at::convolution_backward(grad, input, weight, at::OptionalIntArrayRef(), g.stride, g.padding, g.dilation, false,
                                          none, g.groups, mask);
    return mask[0] ? std::get<0>(grads) : std::get<1>(grads);
}

std::vector<int64_t> output_size(const at::Tensor& input, const at::Tensor& weight, const Geometry& g) {
    std::vector<int64_t> size{input.size(0), weight.size(1) * g.groups};
    for (size_t d = 0; d < g.stride.size(); d++)
        size.push_back((input.size(d + 2) - 1) * g.stride[d] - 2 * g.padding[d] + g.dilation[d] * (weight.size(d + 2) - 1) +
                       g.output_padding[d] + 1);
    return size;
}

struct ConvTranspose : torch::autograd::Function<ConvTranspose> {
    static at::Tensor forward(torch::autograd::AutogradContext* context, const at::Tensor& input, const at::Tensor& weight,
                              const c10::optional<at::Tensor>& bias, const Geometry& g) {
        context->save_for_backward({input, weight});
        context->saved_data["stride"] = g.stride;
        context->saved_data["padding"] = g.padding;
        context->saved_data["output_padding"] = g.output_padding;
        context->saved_data["dilation"] = g.dilation;
        context->saved_data["groups"] = g.groups;
        context->saved_data["bias"] = bias.has_value();
        // Only the shape of the convolution's input matters for its gradient; nothing reads the memory.
        const auto shape = at::empty(output_size(input, weight, g), input.options());
        auto output = convolution_gradient(input, shape, weight, g, {true, false, false});
        if (bias) {
            std::vector<int64_t> channels(output.dim(), 1);
            channels[1] = bias->numel();
            output.add_(bias->view(channels));
        }
        return output;
    }

    static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                   torch::autograd::variable_list grads) {
        const auto saved = context->get_saved_variables();
        const Geometry g{context->saved_data["stride"].toIntVector(), context->saved_data["padding"].toIntVector(),
                         context->saved_data["output_padding"].toIntVector(), context->saved_data["dilation"].toIntVector(),
                         context->saved_data["groups"].toInt()};
        const auto& grad = grads[0];
        if (!grad.defined()) return {at::Tensor(), at::Tensor(), at::Tensor(), at::Tensor()};
        at::Tensor at_input, at_weight, at_bias;
        if (context->needs_input_grad(0)) at_input = convolve(grad, saved[1], g);
        if (context->needs_input_grad(1))
            at_weight = convolution_gradient(saved[0], grad, saved[1], g, {false, true, false});
        if (context->saved_data["bias"].toBool() && context->needs_input_grad(2)) {
            std::vector<int64_t> others{0};
            for (int64_t d = 2; d < grad.dim(); d++) others.push_back(d);
            at_bias = grad.sum(others);
        }
        return {at_input, at_weight, at_bias, at::Tensor()};
    }
};

std::vector<int64_t> spread(const int64_t* values, int count, int64_t spatial) {
    return count == 1 ? std::vector<int64_t>(spatial, values[0]) : std::vector<int64_t>(values, values + count);
}

// What the identity above needs; everything else goes to libtorch's own operator, mostly for its error message.
bool fits(const at::Tensor& input, const at::Tensor& weight, const c10::optional<at::Tensor>& bias, const Geometry& g) {
    const auto spatial = g.stride.size();
    if (spatial < 1 || spatial > MaxSpatial || weight.dim() != static_cast<int64_t>(spatial) + 2 || input.dim() != weight.dim() ||
        g.padding.size() != spatial || g.output_padding.size() != spatial || g.dilation.size() != spatial)
        return false;
    if (g.groups < 1 || input.size(1) != weight.size(0) || weight.size(0) % g.groups != 0 || input.numel() == 0 ||
        input.scalar_type() != weight.scalar_type())
        return false;
    if (bias && (bias->dim() != 1 || bias->size(0) != weight.size(1) * g.groups || bias->scalar_type() != weight.scalar_type()))
        return false;
    for (size_t d = 0; d < spatial; d++)
        if (g.stride[d] < 1 || g.dilation[d] < 1 || g.padding[d] < 0 || g.output_padding[d] < 0 || g.output_padding[d] >= g.stride[d])
            return false;
    for (const auto size : output_size(input, weight, g))
        if (size < 1) return false;
    return true;
}

// The bias is optional rather than undefined: autograd's functions take no undefined tensors.
at::Tensor conv_transpose(const at::Tensor& input, const at::Tensor& weight, const c10::optional<at::Tensor>& bias, const Geometry& g) {
    const bool unbatched = input.dim() == static_cast<int64_t>(g.stride.size()) + 1;
    const auto batched = unbatched ? input.unsqueeze(0) : input;
    if (!fits(batched, weight, bias, g))
        return at::conv_transpose2d(input, weight, bias, g.stride, g.padding, g.output_padding, g.groups, g.dilation);
    const auto output = ConvTranspose::apply(batched, weight, bias, g);
    return unbatched ? output.squeeze(0) : output;
}

}  // namespace

GAN_API Handle gan_conv_transpose2d(Handle input, Handle weight, Handle bias, const int64_t* stride, int stride_count,
                                    const int64_t* padding, int padding_count, const int64_t* output_padding,
                                    int output_padding_count, const int64_t* dilation, int dilation_count, int64_t groups) {
    return guard_tensor([&] {
        const Geometry g{spread(stride, stride_count, 2), spread(padding, padding_count, 2),
                         spread(output_padding, output_padding_count, 2), spread(dilation, dilation_count, 2), groups};
        return conv_transpose(*input, *weight, maybe_tensor(bias), g);
    });
}
