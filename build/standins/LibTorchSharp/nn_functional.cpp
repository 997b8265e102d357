#include "shim.h"

#include <torch/nn/functional/upsampling.h>

namespace {

at::IntArrayRef ints(const int64_t* values, int count) { return at::IntArrayRef(values, count); }

at::Tensor in_place_or_not(Handle input, bool in_place, at::Tensor (*fresh)(const at::Tensor&), at::Tensor& (*same)(at::Tensor&)) {
    return in_place ? same(*input) : fresh(*input);
}

}  // namespace

GAN_API Handle gan_linear(Handle input, Handle weight, Handle bias) {
    return guard_tensor([&] { return at::linear(*input, *weight, maybe_tensor(bias)); });
}

GAN_API Handle gan_conv2d(Handle input, Handle weight, Handle bias, const int64_t* stride, int stride_count, const int64_t* padding,
                          int padding_count, const int64_t* dilation, int dilation_count, int64_t groups) {
    return guard_tensor([&] {
        return at::conv2d(*input, *weight, maybe_tensor(bias), ints(stride, stride_count), ints(padding, padding_count),
                          ints(dilation, dilation_count), groups);
    });
}

GAN_API Handle gan_conv2d_same(Handle input, Handle weight, Handle bias, const int64_t* stride, int stride_count,
                               const int64_t* dilation, int dilation_count, int64_t groups) {
    return guard_tensor([&] {
        return at::conv2d(*input, *weight, maybe_tensor(bias), ints(stride, stride_count), "same", ints(dilation, dilation_count),
                          groups);
    });
}

GAN_API Handle gan_embedding(Handle weight, Handle indices, int64_t padding_index, double max_norm, double norm_type,
                             bool scale_by_frequency, bool sparse) {
    return guard_tensor([&] {
        if (max_norm > 0) {
            // Renormalising is no part of the graph: it changes the table itself.
            at::NoGradGuard no_grad;
            at::embedding_renorm_(*weight, indices->contiguous(), max_norm, norm_type);
        }
        return at::embedding(*weight, *indices, padding_index, scale_by_frequency, sparse);
    });
}

GAN_API Handle gan_one_hot(Handle input, int64_t classes) {
    return guard_tensor([&] { return at::one_hot(*input, classes); });
}

GAN_API Handle gan_batch_norm(Handle input, Handle weight, Handle bias, Handle mean, Handle variance, bool training, double momentum,
                              double epsilon) {
    return guard_tensor([&] {
        return at::batch_norm(*input, maybe_tensor(weight), maybe_tensor(bias), maybe_tensor(mean), maybe_tensor(variance), training,
                              momentum, epsilon, false);
    });
}

GAN_API Handle gan_instance_norm(Handle input, Handle weight, Handle bias, Handle mean, Handle variance, bool use_input_statistics,
                                 double momentum, double epsilon) {
    return guard_tensor([&] {
        return at::instance_norm(*input, maybe_tensor(weight), maybe_tensor(bias), maybe_tensor(mean), maybe_tensor(variance),
                                 use_input_statistics, momentum, epsilon, false);
    });
}

GAN_API Handle gan_layer_norm(Handle input, const int64_t* shape, int shape_count, Handle weight, Handle bias, double epsilon) {
    return guard_tensor([&] {
        return at::layer_norm(*input, ints(shape, shape_count), maybe_tensor(weight), maybe_tensor(bias), epsilon, false);
    });
}

GAN_API Handle gan_group_norm(Handle input, int64_t groups, Handle weight, Handle bias, double epsilon) {
    return guard_tensor([&] { return at::group_norm(*input, groups, maybe_tensor(weight), maybe_tensor(bias), epsilon, false); });
}

GAN_API Handle gan_relu(Handle input, bool in_place) {
    return guard_tensor([&] { return in_place_or_not(input, in_place, at::relu, at::relu_); });
}

GAN_API Handle gan_leaky_relu(Handle input, double slope, bool in_place) {
    return guard_tensor([&]() -> at::Tensor { return in_place ? at::leaky_relu_(*input, slope) : at::leaky_relu(*input, slope); });
}

GAN_API Handle gan_elu(Handle input, double alpha, bool in_place) {
    return guard_tensor([&]() -> at::Tensor { return in_place ? at::elu_(*input, alpha) : at::elu(*input, alpha); });
}

GAN_API Handle gan_nn_tanh(Handle input, bool in_place) {
    return guard_tensor([&] { return in_place_or_not(input, in_place, at::tanh, at::tanh_); });
}

GAN_API Handle gan_nn_sigmoid(Handle input, bool in_place) {
    return guard_tensor([&] { return in_place_or_not(input, in_place, at::sigmoid, at::sigmoid_); });
}

GAN_API Handle gan_softplus(Handle input, double beta, double threshold) {
    return guard_tensor([&] { return at::softplus(*input, beta, threshold); });
}

GAN_API Handle gan_nn_softmax(Handle input, int64_t dimension, int dtype) {
    return guard_tensor([&] { return at::softmax(*input, dimension, maybe_dtype(dtype)); });
}

GAN_API Handle gan_nn_log_softmax(Handle input, int64_t dimension) {
    return guard_tensor([&] { return at::log_softmax(*input, dimension); });
}

GAN_API Handle gan_dropout(Handle input, double probability, bool training, bool in_place) {
    return guard_tensor([&]() -> at::Tensor {
        return in_place ? at::dropout_(*input, probability, training) : at::dropout(*input, probability, training);
    });
}

GAN_API Handle gan_normalize(Handle input, double power, int64_t dimension, double epsilon) {
    return guard_tensor([&] {
        return *input / at::norm(*input, power, at::IntArrayRef(dimension), true).clamp_min(epsilon).expand_as(*input);
    });
}

GAN_API Handle gan_pad(Handle input, const int64_t* padding, int padding_count, int mode, double value) {
    static const char* const names[] = {"constant", "reflect", "replicate", "circular", "constant"};
    return guard_tensor([&] {
        TORCH_CHECK(mode >= 0 && mode < 5, "pad: there is no padding mode ", mode);
        const bool constant = mode == 0 || mode == 4;
        return at::pad(*input, ints(padding, padding_count), names[mode], constant ? c10::optional<double>(value) : c10::nullopt);
    });
}

GAN_API Handle gan_pixel_shuffle(Handle input, int64_t factor) {
    return guard_tensor([&] { return at::pixel_shuffle(*input, factor); });
}

GAN_API Handle gan_avg_pool2d(Handle input, const int64_t* kernel, int kernel_count, const int64_t* stride, int stride_count,
                              const int64_t* padding, int padding_count, bool ceil_mode, bool count_padding, int64_t divisor) {
    return guard_tensor([&] {
        return at::avg_pool2d(*input, ints(kernel, kernel_count), ints(stride, stride_count), ints(padding, padding_count), ceil_mode,
                              count_padding, divisor > 0 ? c10::optional<int64_t>(divisor) : c10::nullopt);
    });
}

GAN_API Handle gan_max_pool2d(Handle input, const int64_t* kernel, int kernel_count, const int64_t* stride, int stride_count,
                              const int64_t* padding, int padding_count, const int64_t* dilation, int dilation_count, bool ceil_mode) {
    return guard_tensor([&] {
        return at::max_pool2d(*input, ints(kernel, kernel_count), ints(stride, stride_count), ints(padding, padding_count),
                              ints(dilation, dilation_count), ceil_mode);
    });
}

GAN_API Handle gan_adaptive_avg_pool2d(Handle input, const int64_t* size, int size_count) {
    return guard_tensor([&] { return at::adaptive_avg_pool2d(*input, ints(size, size_count)); });
}

// The modes are InterpolationMode's; align_corners is 0 = not given, 1 = true, 2 = false.
GAN_API Handle gan_interpolate(Handle input, const int64_t* size, int size_count, const double* scale, int scale_count, int mode,
                               int align_corners, bool recompute_scale_factor, bool antialias) {
    namespace F = torch::nn::functional;
    return guard_tensor([&] {
        auto options = F::InterpolateFuncOptions();
        if (size_count > 0) options.size(std::vector<int64_t>(size, size + size_count));
        if (scale_count > 0) options.scale_factor(std::vector<double>(scale, scale + scale_count));
        switch (mode) {
            case 0: options.mode(torch::kNearest); break;
            case 1: options.mode(torch::kLinear); break;
            case 2: options.mode(torch::kBilinear); break;
            case 3: options.mode(torch::kBicubic); break;
            case 4: options.mode(torch::kTrilinear); break;
            case 5: options.mode(torch::kArea); break;
            case 6: options.mode(torch::kNearestExact); break;
            default: TORCH_CHECK(false, "interpolate: there is no mode ", mode);
        }
        if (align_corners != 0) options.align_corners(align_corners == 1);
        if (recompute_scale_factor) options.recompute_scale_factor(true);
        options.antialias(antialias);
        return F::interpolate(*input, options);
    });
}

GAN_API Handle gan_binary_cross_entropy(Handle input, Handle target, Handle weight, int64_t reduction) {
    return guard_tensor([&] { return at::binary_cross_entropy(*input, *target, maybe_tensor(weight), reduction); });
}

GAN_API Handle gan_binary_cross_entropy_with_logits(Handle input, Handle target, Handle weight, int64_t reduction,
                                                    Handle positive_weights) {
    return guard_tensor([&] {
        return at::binary_cross_entropy_with_logits(*input, *target, maybe_tensor(weight), maybe_tensor(positive_weights), reduction);
    });
}

GAN_API Handle gan_cross_entropy(Handle input, Handle target, Handle weight, int64_t ignore_index, int64_t reduction,
                                 double label_smoothing) {
    return guard_tensor([&] {
        return at::cross_entropy_loss(*input, *target, maybe_tensor(weight), reduction, ignore_index, label_smoothing);
    });
}

GAN_API Handle gan_mse_loss(Handle input, Handle target, int64_t reduction) {
    return guard_tensor([&] { return at::mse_loss(*input, *target, reduction); });
}

GAN_API Handle gan_l1_loss(Handle input, Handle target, int64_t reduction) {
    return guard_tensor([&] { return at::l1_loss(*input, *target, reduction); });
}
