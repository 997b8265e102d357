#include "shim.h"

#include <torch/serialize.h>

#include <cstring>

// What all factories share, as the managed side lays it out.
struct Options {
    int32_t dtype;
    int32_t device_type;
    int32_t device_index;
    int32_t requires_grad;
};

// Factories go through torch:: rather than at:: so that inside autograd they make variables.
static at::TensorOptions tensor_options(Options options) {
    auto result = at::TensorOptions().device(static_cast<at::DeviceType>(options.device_type), options.device_index)
                      .requires_grad(options.requires_grad != 0);
    return options.dtype < 0 ? result : result.dtype(static_cast<at::ScalarType>(options.dtype));
}

GAN_API Handle gan_empty(const int64_t* sizes, int count, Options options) {
    return guard_tensor([&] { return torch::empty(int_array(sizes, count), tensor_options(options)); });
}
GAN_API Handle gan_zeros(const int64_t* sizes, int count, Options options) {
    return guard_tensor([&] { return torch::zeros(int_array(sizes, count), tensor_options(options)); });
}
GAN_API Handle gan_ones(const int64_t* sizes, int count, Options options) {
    return guard_tensor([&] { return torch::ones(int_array(sizes, count), tensor_options(options)); });
}
GAN_API Handle gan_full(const int64_t* sizes, int count, ScalarValue value, Options options) {
    return guard_tensor([&] { return torch::full(int_array(sizes, count), to_scalar(value), tensor_options(options)); });
}
GAN_API Handle gan_arange(ScalarValue start, ScalarValue stop, ScalarValue step, Options options) {
    return guard_tensor([&] { return torch::arange(to_scalar(start), to_scalar(stop), to_scalar(step), tensor_options(options)); });
}
GAN_API Handle gan_linspace(double start, double end, int64_t steps, Options options) {
    return guard_tensor([&] { return torch::linspace(start, end, steps, tensor_options(options)); });
}
GAN_API Handle gan_eye(int64_t rows, int64_t columns, Options options) {
    return guard_tensor([&] { return torch::eye(rows, columns, tensor_options(options)); });
}

GAN_API Handle gan_rand(const int64_t* sizes, int count, GeneratorHandle generator, Options options) {
    return guard_tensor([&] { return torch::rand(int_array(sizes, count), maybe_generator(generator), tensor_options(options)); });
}
GAN_API Handle gan_randn(const int64_t* sizes, int count, GeneratorHandle generator, Options options) {
    return guard_tensor([&] { return torch::randn(int_array(sizes, count), maybe_generator(generator), tensor_options(options)); });
}
GAN_API Handle gan_randint(int64_t low, int64_t high, const int64_t* sizes, int count, GeneratorHandle generator, Options options) {
    return guard_tensor([&] {
        return torch::randint(low, high, int_array(sizes, count), maybe_generator(generator), tensor_options(options));
    });
}
GAN_API Handle gan_randperm(int64_t n, GeneratorHandle generator, Options options) {
    return guard_tensor([&] { return torch::randperm(n, maybe_generator(generator), tensor_options(options)); });
}
GAN_API Handle gan_normal(Handle mean, Handle std, GeneratorHandle generator) {
    return guard_tensor([&] { return at::normal(*mean, *std, maybe_generator(generator)); });
}
GAN_API Handle gan_bernoulli(Handle a, GeneratorHandle generator) {
    return guard_tensor([&] { return a->bernoulli(maybe_generator(generator)); });
}
GAN_API bool gan_bernoulli_(Handle a, double p, GeneratorHandle generator) {
    return guard_done([&] { a->bernoulli_(p, maybe_generator(generator)); });
}
GAN_API Handle gan_multinomial(Handle a, int64_t samples, bool replacement, GeneratorHandle generator) {
    return guard_tensor([&] { return a->multinomial(samples, replacement, maybe_generator(generator)); });
}
GAN_API bool gan_uniform_(Handle a, double from, double to, GeneratorHandle generator) {
    return guard_done([&] { a->uniform_(from, to, maybe_generator(generator)); });
}
GAN_API bool gan_normal_(Handle a, double mean, double std, GeneratorHandle generator) {
    return guard_done([&] { a->normal_(mean, std, maybe_generator(generator)); });
}
GAN_API bool gan_exponential_(Handle a, double rate, GeneratorHandle generator) {
    return guard_done([&] { a->exponential_(rate, maybe_generator(generator)); });
}

// Copies: the caller's memory may move or go as soon as this returns.
GAN_API Handle gan_from_data(const void* data, int source_dtype, const int64_t* sizes, int count, Options options) {
    return guard_tensor([&] {
        auto result = torch::empty(int_array(sizes, count), static_cast<at::ScalarType>(source_dtype));
        std::memcpy(result.data_ptr(), data, result.nbytes());
        const auto wanted = tensor_options(options);
        result = options.dtype < 0 ? result.to(wanted.device()) : result.to(wanted.device(), wanted.dtype().toScalarType());
        return options.requires_grad ? result.requires_grad_() : result;
    });
}

GAN_API bool gan_save(Handle tensor, const char* file) {
    return guard_done([&] { torch::save(*tensor, std::string(file)); });
}
GAN_API Handle gan_load(const char* file) {
    return guard_tensor([&] {
        at::Tensor tensor;
        torch::load(tensor, std::string(file));
        return tensor;
    });
}
