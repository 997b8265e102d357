#include "shim.h"

GAN_API Handle gan_matmul(Handle a, Handle b) {
    return guard_tensor([&] { return a->matmul(*b); });
}
GAN_API Handle gan_mm(Handle a, Handle b) {
    return guard_tensor([&] { return a->mm(*b); });
}
GAN_API Handle gan_mv(Handle a, Handle b) {
    return guard_tensor([&] { return a->mv(*b); });
}
GAN_API Handle gan_bmm(Handle a, Handle b) {
    return guard_tensor([&] { return a->bmm(*b); });
}
GAN_API Handle gan_dot(Handle a, Handle b) {
    return guard_tensor([&] { return a->dot(*b); });
}
GAN_API Handle gan_outer(Handle a, Handle b) {
    return guard_tensor([&] { return a->outer(*b); });
}
GAN_API Handle gan_addmm(Handle a, Handle b, Handle c, double beta, double alpha) {
    return guard_tensor([&] { return a->addmm(*b, *c, beta, alpha); });
}
GAN_API bool gan_addmm_(Handle a, Handle b, Handle c, double beta, double alpha) {
    return guard_done([&] { a->addmm_(*b, *c, beta, alpha); });
}
GAN_API Handle gan_baddbmm(Handle a, Handle b, Handle c, double beta, double alpha) {
    return guard_tensor([&] { return a->baddbmm(*b, *c, beta, alpha); });
}
GAN_API Handle gan_trace(Handle a) {
    return guard_tensor([&] { return a->trace(); });
}
GAN_API Handle gan_einsum(const char* equation, const Handle* tensors, int count) {
    return guard_tensor([&] { return at::einsum(equation, tensor_list(tensors, count)); });
}
GAN_API Handle gan_cdist(Handle a, Handle b, double p, int64_t compute_mode) {
    return guard_tensor([&] { return at::cdist(*a, *b, p, compute_mode); });
}

GAN_API bool gan_linalg_eigh(Handle a, char triangle, Handle* out) {
    return guard([&] {
        auto result = at::linalg_eigh(*a, c10::string_view(&triangle, 1));
        out[0] = give(std::move(std::get<0>(result)));
        out[1] = give(std::move(std::get<1>(result)));
        return true;
    });
}
GAN_API Handle gan_linalg_eigvalsh(Handle a, char triangle) {
    return guard_tensor([&] { return at::linalg_eigvalsh(*a, c10::string_view(&triangle, 1)); });
}
GAN_API bool gan_linalg_svd(Handle a, bool full_matrices, Handle* out) {
    return guard([&] {
        auto result = at::linalg_svd(*a, full_matrices);
        out[0] = give(std::move(std::get<0>(result)));
        out[1] = give(std::move(std::get<1>(result)));
        out[2] = give(std::move(std::get<2>(result)));
        return true;
    });
}
GAN_API Handle gan_linalg_svdvals(Handle a) {
    return guard_tensor([&] { return at::linalg_svdvals(*a); });
}
GAN_API bool gan_linalg_qr(Handle a, const char* mode, Handle* out) {
    return guard([&] {
        auto result = at::linalg_qr(*a, mode);
        out[0] = give(std::move(std::get<0>(result)));
        out[1] = give(std::move(std::get<1>(result)));
        return true;
    });
}
GAN_API Handle gan_linalg_solve(Handle a, Handle b, bool left) {
    return guard_tensor([&] { return at::linalg_solve(*a, *b, left); });
}
GAN_API Handle gan_linalg_inv(Handle a) {
    return guard_tensor([&] { return at::linalg_inv(*a); });
}
GAN_API Handle gan_linalg_det(Handle a) {
    return guard_tensor([&] { return at::linalg_det(*a); });
}
GAN_API Handle gan_linalg_cholesky(Handle a) {
    return guard_tensor([&] { return at::linalg_cholesky(*a); });
}
GAN_API Handle gan_linalg_vector_norm(Handle a, double order, const int64_t* dims, int count, bool keepdim) {
    return guard_tensor([&] { return at::linalg_vector_norm(*a, order, maybe_int_array(dims, count), keepdim); });
}
GAN_API Handle gan_linalg_matrix_norm(Handle a, const char* order, const int64_t* dims, int count, bool keepdim) {
    return guard_tensor([&] { return at::linalg_matrix_norm(*a, order, int_array(dims, count), keepdim); });
}
