#include "shim.h"

#include <torch/types.h>
#include <torch/nn/utils/clip_grad.h>
#include <torch/nn/utils/convert_parameters.h>

GAN_API bool gan_init_fill(Handle tensor, double value) {
    return guard_done([&] {
        at::NoGradGuard no_grad;
        tensor->fill_(value);
    });
}

GAN_API bool gan_init_uniform(Handle tensor, double low, double high) {
    return guard_done([&] {
        at::NoGradGuard no_grad;
        tensor->uniform_(low, high);
    });
}

GAN_API bool gan_init_normal(Handle tensor, double mean, double deviation) {
    return guard_done([&] {
        at::NoGradGuard no_grad;
        tensor->normal_(mean, deviation);
    });
}

// Q of a Gaussian matrix's QR decomposition, with the signs of R's diagonal so that Q is uniform over the orthogonal group.
GAN_API bool gan_init_orthogonal(Handle tensor, double gain) {
    return guard_done([&] {
        at::NoGradGuard no_grad;
        TORCH_CHECK(tensor->dim() >= 2, "Only tensors with 2 or more dimensions are supported");
        const auto rows = tensor->size(0);
        const auto columns = tensor->numel() / rows;
        auto gaussian = at::randn({rows, columns}, tensor->options());
        if (rows < columns) gaussian = gaussian.t();
        auto [q, r] = at::linalg_qr(gaussian, "reduced");
        q = q * r.diagonal().sign();
        if (rows < columns) q = q.t();
        tensor->copy_(q.reshape(tensor->sizes()) * gain);
    });
}

GAN_API bool gan_zero_row(Handle table, int64_t row) {
    return guard_done([&] {
        at::NoGradGuard no_grad;
        table->select(0, row).zero_();
    });
}

// The counter of a batch norm; one call without a tensor in return.
GAN_API bool gan_count_up(Handle counter) {
    return guard_done([&] { counter->add_(1); });
}

GAN_API double gan_clip_grad_norm(const Handle* tensors, int count, double max_norm, double norm_type) {
    return guard([&] {
        at::NoGradGuard no_grad;
        return torch::nn::utils::clip_grad_norm_(tensor_list(tensors, count), max_norm, norm_type);
    });
}

GAN_API bool gan_clip_grad_value(const Handle* tensors, int count, double limit) {
    return guard_done([&] {
        at::NoGradGuard no_grad;
        torch::nn::utils::clip_grad_value_(tensor_list(tensors, count), limit);
    });
}

GAN_API Handle gan_parameters_to_vector(const Handle* tensors, int count) {
    return guard_tensor([&] { return torch::nn::utils::parameters_to_vector(tensor_list(tensors, count)); });
}

GAN_API bool gan_vector_to_parameters(Handle vector, const Handle* tensors, int count) {
    return guard_done([&] { torch::nn::utils::vector_to_parameters(*vector, tensor_list(tensors, count)); });
}
