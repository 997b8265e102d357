#include "shim.h"

GAN_API Handle gan_view(Handle a, const int64_t* sizes, int count) {
    return guard_tensor([&] { return a->view(int_array(sizes, count)); });
}
GAN_API Handle gan_reshape(Handle a, const int64_t* sizes, int count) {
    return guard_tensor([&] { return a->reshape(int_array(sizes, count)); });
}
GAN_API Handle gan_permute(Handle a, const int64_t* dims, int count) {
    return guard_tensor([&] { return a->permute(int_array(dims, count)); });
}
GAN_API Handle gan_expand(Handle a, const int64_t* sizes, int count, bool implicit) {
    return guard_tensor([&] { return a->expand(int_array(sizes, count), implicit); });
}
GAN_API Handle gan_repeat(Handle a, const int64_t* sizes, int count) {
    return guard_tensor([&] { return a->repeat(int_array(sizes, count)); });
}
GAN_API Handle gan_tile(Handle a, const int64_t* sizes, int count) {
    return guard_tensor([&] { return a->tile(int_array(sizes, count)); });
}
GAN_API Handle gan_flip(Handle a, const int64_t* dims, int count) {
    return guard_tensor([&] { return a->flip(int_array(dims, count)); });
}
GAN_API Handle gan_roll(Handle a, const int64_t* shifts, int shift_count, const int64_t* dims, int dim_count) {
    return guard_tensor([&] { return a->roll(int_array(shifts, shift_count), int_array(dims, dim_count)); });
}
GAN_API Handle gan_unflatten(Handle a, int64_t dim, const int64_t* sizes, int count) {
    return guard_tensor([&] { return a->unflatten(dim, int_array(sizes, count)); });
}
GAN_API Handle gan_transpose(Handle a, int64_t first, int64_t second) {
    return guard_tensor([&] { return a->transpose(first, second); });
}
GAN_API Handle gan_t(Handle a) {
    return guard_tensor([&] { return a->t(); });
}
GAN_API Handle gan_flatten(Handle a, int64_t first, int64_t last) {
    return guard_tensor([&] { return a->flatten(first, last); });
}
GAN_API Handle gan_squeeze(Handle a) {
    return guard_tensor([&] { return a->squeeze(); });
}
GAN_API Handle gan_squeeze_dim(Handle a, int64_t dim) {
    return guard_tensor([&] { return a->squeeze(dim); });
}
GAN_API Handle gan_unsqueeze(Handle a, int64_t dim) {
    return guard_tensor([&] { return a->unsqueeze(dim); });
}
GAN_API Handle gan_repeat_interleave(Handle a, int64_t repeats, bool has_dim, int64_t dim) {
    return guard_tensor([&] { return a->repeat_interleave(repeats, has_dim ? c10::optional<int64_t>(dim) : c10::nullopt); });
}
GAN_API Handle gan_narrow(Handle a, int64_t dim, int64_t start, int64_t length) {
    return guard_tensor([&] { return a->narrow(dim, start, length); });
}
GAN_API Handle gan_select(Handle a, int64_t dim, int64_t index) {
    return guard_tensor([&] { return a->select(dim, index); });
}
GAN_API Handle gan_slice(Handle a, int64_t dim, int64_t start, int64_t finish, int64_t step) {
    return guard_tensor([&] { return a->slice(dim, start, finish, step); });
}
GAN_API Handle gan_unfold(Handle a, int64_t dim, int64_t size, int64_t step) {
    return guard_tensor([&] { return a->unfold(dim, size, step); });
}
GAN_API Handle gan_contiguous(Handle a) {
    return guard_tensor([&] { return a->contiguous(); });
}
GAN_API Handle gan_clone(Handle a) {
    return guard_tensor([&] { return a->clone(); });
}
GAN_API Handle gan_tril(Handle a, int64_t diagonal) {
    return guard_tensor([&] { return a->tril(diagonal); });
}
GAN_API Handle gan_triu(Handle a, int64_t diagonal) {
    return guard_tensor([&] { return a->triu(diagonal); });
}
GAN_API Handle gan_diag(Handle a, int64_t diagonal) {
    return guard_tensor([&] { return a->diag(diagonal); });
}
GAN_API Handle gan_diagonal(Handle a, int64_t offset, int64_t first, int64_t second) {
    return guard_tensor([&] { return a->diagonal(offset, first, second); });
}
GAN_API int64_t gan_chunk(Handle a, int64_t chunks, int64_t dim, Handle** out) {
    return guard([&] { return give_list(a->chunk(chunks, dim), out); });
}
GAN_API int64_t gan_split(Handle a, int64_t size, int64_t dim, Handle** out) {
    return guard([&] { return give_list(a->split(size, dim), out); });
}
GAN_API int64_t gan_split_sizes(Handle a, const int64_t* sizes, int count, int64_t dim, Handle** out) {
    return guard([&] { return give_list(a->split_with_sizes(int_array(sizes, count), dim), out); });
}
GAN_API int64_t gan_unbind(Handle a, int64_t dim, Handle** out) {
    return guard([&] { return give_list(a->unbind(dim), out); });
}
GAN_API Handle gan_cat(const Handle* tensors, int count, int64_t dim) {
    return guard_tensor([&] { return at::cat(tensor_list(tensors, count), dim); });
}
GAN_API Handle gan_stack(const Handle* tensors, int count, int64_t dim) {
    return guard_tensor([&] { return at::stack(tensor_list(tensors, count), dim); });
}
GAN_API Handle gan_hstack(const Handle* tensors, int count) {
    return guard_tensor([&] { return at::hstack(tensor_list(tensors, count)); });
}
GAN_API Handle gan_vstack(const Handle* tensors, int count) {
    return guard_tensor([&] { return at::vstack(tensor_list(tensors, count)); });
}
GAN_API int64_t gan_meshgrid(const Handle* tensors, int count, bool matrix_indexing, Handle** out) {
    return guard([&] { return give_list(at::meshgrid(tensor_list(tensors, count), matrix_indexing ? "ij" : "xy"), out); });
}
GAN_API Handle gan_to(Handle a, int dtype, int device_type, int device_index, bool non_blocking, bool copy) {
    return guard_tensor([&] {
        const auto device = device_type < 0 ? a->device() : at::Device(static_cast<at::DeviceType>(device_type), device_index);
        const auto type = dtype < 0 ? a->scalar_type() : static_cast<at::ScalarType>(dtype);
        return a->to(device, type, non_blocking, copy);
    });
}
