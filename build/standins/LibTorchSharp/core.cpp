#include "shim.h"

#include <cstdlib>
#include <cstring>

namespace {
thread_local std::string last_error;
thread_local bool has_error = false;
// What gan_last_error hands out must stay readable after the flag is cleared.
thread_local std::string reported_error;
}  // namespace

void remember_error(const char* message) {
    last_error = message;
    has_error = true;
}

at::Scalar to_scalar(ScalarValue value) {
    if (value.kind == ScalarValue::Double) {
        double number;
        std::memcpy(&number, &value.bits, sizeof number);
        return number;
    }
    return value.kind == ScalarValue::Bool ? at::Scalar(value.bits != 0) : at::Scalar(value.bits);
}

c10::optional<at::Scalar> to_optional_scalar(ScalarValue value) {
    return value.kind == ScalarValue::None ? c10::nullopt : c10::optional<at::Scalar>(to_scalar(value));
}

std::vector<at::Tensor> tensor_list(const Handle* handles, int count) {
    std::vector<at::Tensor> tensors;
    tensors.reserve(count);
    for (int i = 0; i < count; i++) tensors.push_back(optional_tensor(handles[i]));
    return tensors;
}

int64_t give_list(std::vector<at::Tensor>&& tensors, Handle** out) {
    auto* handles = static_cast<Handle*>(std::malloc(sizeof(Handle) * std::max<size_t>(tensors.size(), 1)));
    for (size_t i = 0; i < tensors.size(); i++) handles[i] = give(std::move(tensors[i]));
    *out = handles;
    return static_cast<int64_t>(tensors.size());
}

GAN_API const char* gan_last_error() {
    if (!has_error) return nullptr;
    has_error = false;
    reported_error = last_error;
    return reported_error.c_str();
}

GAN_API void gan_tensor_free(Handle tensor) { delete tensor; }

GAN_API void gan_handles_free(Handle* handles) { std::free(handles); }

GAN_API Handle gan_tensor_alias(Handle tensor) {
    return guard_tensor([&] { return at::Tensor(*tensor); });
}

GAN_API int64_t gan_dim(Handle tensor) { return tensor->dim(); }
GAN_API int64_t gan_numel(Handle tensor) { return tensor->numel(); }
GAN_API int gan_dtype(Handle tensor) { return static_cast<int>(tensor->scalar_type()); }
GAN_API int gan_device_type(Handle tensor) { return static_cast<int>(tensor->device().type()); }
GAN_API int gan_device_index(Handle tensor) { return tensor->device().index(); }
GAN_API int64_t gan_element_size(Handle tensor) { return static_cast<int64_t>(tensor->element_size()); }
GAN_API int64_t gan_storage_offset(Handle tensor) { return tensor->storage_offset(); }
GAN_API bool gan_is_contiguous(Handle tensor) { return tensor->is_contiguous(); }
GAN_API bool gan_is_leaf(Handle tensor) { return tensor->is_leaf(); }
GAN_API bool gan_is_nonzero(Handle tensor) {
    return guard([&] { return tensor->is_nonzero(); });
}
GAN_API void* gan_data(Handle tensor) {
    return guard([&] { return tensor->data_ptr(); });
}

GAN_API void gan_sizes(Handle tensor, int64_t* out) {
    const auto sizes = tensor->sizes();
    std::copy(sizes.begin(), sizes.end(), out);
}

GAN_API void gan_strides(Handle tensor, int64_t* out) {
    const auto strides = tensor->strides();
    std::copy(strides.begin(), strides.end(), out);
}

GAN_API int gan_num_threads() { return at::get_num_threads(); }

GAN_API bool gan_set_num_threads(int count) {
    return guard_done([&] { at::set_num_threads(count); });
}

GAN_API int gan_num_interop_threads() { return static_cast<int>(at::get_num_interop_threads()); }

GAN_API bool gan_set_num_interop_threads(int count) {
    return guard_done([&] { at::set_num_interop_threads(count); });
}

GAN_API int gan_default_dtype() { return static_cast<int>(c10::typeMetaToScalarType(at::get_default_dtype())); }

GAN_API bool gan_set_default_dtype(int dtype) {
    return guard_done([&] { at::set_default_dtype(c10::scalarTypeToTypeMeta(static_cast<at::ScalarType>(dtype))); });
}

GAN_API int gan_promote_types(int first, int second) {
    return guard([&] {
        return static_cast<int>(c10::promoteTypes(static_cast<at::ScalarType>(first), static_cast<at::ScalarType>(second)));
    });
}
