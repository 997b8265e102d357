#include "shim.h"

GAN_API Handle gan_sum(Handle a, int dtype) {
    return guard_tensor([&] { return a->sum(maybe_dtype(dtype)); });
}
GAN_API Handle gan_sum_dims(Handle a, const int64_t* dims, int count, bool keepdim, int dtype) {
    return guard_tensor([&] { return a->sum(maybe_int_array(dims, count), keepdim, maybe_dtype(dtype)); });
}
GAN_API Handle gan_mean(Handle a) {
    return guard_tensor([&] { return a->mean(); });
}
GAN_API Handle gan_mean_dims(Handle a, const int64_t* dims, int count, bool keepdim, int dtype) {
    return guard_tensor([&] { return a->mean(maybe_int_array(dims, count), keepdim, maybe_dtype(dtype)); });
}
GAN_API Handle gan_prod(Handle a, int dtype) {
    return guard_tensor([&] { return a->prod(maybe_dtype(dtype)); });
}
GAN_API Handle gan_prod_dim(Handle a, int64_t dim, bool keepdim, int dtype) {
    return guard_tensor([&] { return a->prod(dim, keepdim, maybe_dtype(dtype)); });
}
GAN_API Handle gan_std(Handle a, const int64_t* dims, int count, bool unbiased, bool keepdim) {
    return guard_tensor([&] { return a->std(maybe_int_array(dims, count), int64_t(unbiased), keepdim); });
}
GAN_API Handle gan_var(Handle a, const int64_t* dims, int count, bool unbiased, bool keepdim) {
    return guard_tensor([&] { return a->var(maybe_int_array(dims, count), int64_t(unbiased), keepdim); });
}

// Calls with two results write both handles or neither.
static bool give_pair(Handle* out, std::tuple<at::Tensor, at::Tensor>&& pair) {
    out[0] = give(std::move(std::get<0>(pair)));
    out[1] = give(std::move(std::get<1>(pair)));
    return true;
}

GAN_API bool gan_std_mean(Handle a, const int64_t* dims, int count, bool unbiased, bool keepdim, Handle* out) {
    return guard([&] { return give_pair(out, at::std_mean(*a, maybe_int_array(dims, count), int64_t(unbiased), keepdim)); });
}
GAN_API bool gan_var_mean(Handle a, const int64_t* dims, int count, bool unbiased, bool keepdim, Handle* out) {
    return guard([&] { return give_pair(out, at::var_mean(*a, maybe_int_array(dims, count), int64_t(unbiased), keepdim)); });
}

GAN_API Handle gan_norm(Handle a, double p) {
    return guard_tensor([&] { return a->norm(p); });
}
GAN_API Handle gan_norm_dim(Handle a, double p, int64_t dim, bool keepdim) {
    return guard_tensor([&] { return a->norm(at::Scalar(p), dim, keepdim); });
}
GAN_API Handle gan_max(Handle a) {
    return guard_tensor([&] { return a->max(); });
}
GAN_API Handle gan_min(Handle a) {
    return guard_tensor([&] { return a->min(); });
}
GAN_API bool gan_max_dim(Handle a, int64_t dim, bool keepdim, Handle* out) {
    return guard([&] { return give_pair(out, a->max(dim, keepdim)); });
}
GAN_API bool gan_min_dim(Handle a, int64_t dim, bool keepdim, Handle* out) {
    return guard([&] { return give_pair(out, a->min(dim, keepdim)); });
}
GAN_API Handle gan_amax(Handle a, const int64_t* dims, int count, bool keepdim) {
    return guard_tensor([&] { return a->amax(int_array(dims, count), keepdim); });
}
GAN_API Handle gan_amin(Handle a, const int64_t* dims, int count, bool keepdim) {
    return guard_tensor([&] { return a->amin(int_array(dims, count), keepdim); });
}
GAN_API Handle gan_argmax(Handle a, bool has_dim, int64_t dim, bool keepdim) {
    return guard_tensor([&] { return a->argmax(has_dim ? c10::optional<int64_t>(dim) : c10::nullopt, keepdim); });
}
GAN_API Handle gan_argmin(Handle a, bool has_dim, int64_t dim, bool keepdim) {
    return guard_tensor([&] { return a->argmin(has_dim ? c10::optional<int64_t>(dim) : c10::nullopt, keepdim); });
}
GAN_API Handle gan_all(Handle a) {
    return guard_tensor([&] { return a->all(); });
}
GAN_API Handle gan_all_dim(Handle a, int64_t dim, bool keepdim) {
    return guard_tensor([&] { return a->all(dim, keepdim); });
}
GAN_API Handle gan_any(Handle a) {
    return guard_tensor([&] { return a->any(); });
}
GAN_API Handle gan_any_dim(Handle a, int64_t dim, bool keepdim) {
    return guard_tensor([&] { return a->any(dim, keepdim); });
}
GAN_API Handle gan_cumsum(Handle a, int64_t dim, int dtype) {
    return guard_tensor([&] { return a->cumsum(dim, maybe_dtype(dtype)); });
}
GAN_API Handle gan_cumprod(Handle a, int64_t dim, int dtype) {
    return guard_tensor([&] { return a->cumprod(dim, maybe_dtype(dtype)); });
}
GAN_API Handle gan_logsumexp(Handle a, int64_t dim, bool keepdim) {
    return guard_tensor([&] { return a->logsumexp(at::IntArrayRef(dim), keepdim); });
}
GAN_API Handle gan_median(Handle a) {
    return guard_tensor([&] { return a->median(); });
}
GAN_API Handle gan_quantile(Handle a, Handle q, int64_t dim, bool keepdim) {
    return guard_tensor([&] { return a->quantile(*q, dim, keepdim); });
}
GAN_API Handle gan_histc(Handle a, int64_t bins, int64_t low, int64_t high) {
    return guard_tensor([&] { return a->histc(bins, low, high); });
}
GAN_API Handle gan_bincount(Handle a, Handle weights, int64_t minlength) {
    return guard_tensor([&] { return a->bincount(maybe_tensor(weights), minlength); });
}
GAN_API bool gan_topk(Handle a, int64_t k, int64_t dim, bool largest, bool sorted, Handle* out) {
    return guard([&] { return give_pair(out, a->topk(k, dim, largest, sorted)); });
}
GAN_API bool gan_kthvalue(Handle a, int64_t k, int64_t dim, bool keepdim, Handle* out) {
    return guard([&] { return give_pair(out, a->kthvalue(k, dim, keepdim)); });
}
GAN_API bool gan_sort(Handle a, int64_t dim, bool descending, bool stable, Handle* out) {
    return guard([&] { return give_pair(out, a->sort(c10::optional<bool>(stable), dim, descending)); });
}
GAN_API Handle gan_argsort(Handle a, int64_t dim, bool descending) {
    return guard_tensor([&] { return a->argsort(dim, descending); });
}
GAN_API bool gan_unique(Handle a, bool sorted, bool inverse, bool counts, Handle* out) {
    return guard([&] {
        auto result = at::_unique2(*a, sorted, inverse, counts);
        out[0] = give(std::move(std::get<0>(result)));
        out[1] = inverse ? give(std::move(std::get<1>(result))) : nullptr;
        out[2] = counts ? give(std::move(std::get<2>(result))) : nullptr;
        return true;
    });
}
