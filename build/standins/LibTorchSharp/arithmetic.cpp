#include "shim.h"

#define UNARY(name) \
    GAN_API Handle gan_##name(Handle a) { return guard_tensor([&] { return a->name(); }); }
#define UNARY_INPLACE(name) \
    GAN_API bool gan_##name(Handle a) { return guard_done([&] { a->name(); }); }
#define BINARY(name) \
    GAN_API Handle gan_##name(Handle a, Handle b) { return guard_tensor([&] { return a->name(*b); }); }
#define BINARY_INPLACE(name) \
    GAN_API bool gan_##name(Handle a, Handle b) { return guard_done([&] { a->name(*b); }); }
#define WITH_SCALAR(name) \
    GAN_API Handle gan_##name##_scalar(Handle a, ScalarValue b) { return guard_tensor([&] { return a->name(to_scalar(b)); }); }
#define WITH_SCALAR_INPLACE(name) \
    GAN_API bool gan_##name##_scalar_(Handle a, ScalarValue b) { return guard_done([&] { a->name##_(to_scalar(b)); }); }

UNARY(abs) UNARY(neg) UNARY(exp) UNARY(expm1) UNARY(log) UNARY(log1p) UNARY(log2) UNARY(log10)
UNARY(sqrt) UNARY(rsqrt) UNARY(square) UNARY(reciprocal)
UNARY(sin) UNARY(cos) UNARY(tan) UNARY(asin) UNARY(acos) UNARY(atan) UNARY(sinh) UNARY(cosh) UNARY(tanh)
UNARY(sigmoid) UNARY(erf) UNARY(erfinv) UNARY(lgamma)
UNARY(sign) UNARY(floor) UNARY(ceil) UNARY(trunc) UNARY(frac)
UNARY(isnan) UNARY(isinf) UNARY(isfinite) UNARY(logical_not) UNARY(bitwise_not)

UNARY_INPLACE(abs_) UNARY_INPLACE(neg_) UNARY_INPLACE(exp_) UNARY_INPLACE(log_) UNARY_INPLACE(sqrt_) UNARY_INPLACE(rsqrt_)
UNARY_INPLACE(reciprocal_) UNARY_INPLACE(tanh_) UNARY_INPLACE(sigmoid_)
UNARY_INPLACE(sign_) UNARY_INPLACE(floor_) UNARY_INPLACE(ceil_) UNARY_INPLACE(zero_)

BINARY(mul) BINARY(pow) BINARY(remainder) BINARY(fmod) BINARY(floor_divide) BINARY(maximum) BINARY(minimum) BINARY(atan2)
BINARY(eq) BINARY(ne) BINARY(lt) BINARY(le) BINARY(gt) BINARY(ge)
BINARY(logical_and) BINARY(logical_or) BINARY(logical_xor) BINARY(bitwise_and) BINARY(bitwise_or) BINARY(bitwise_xor)
BINARY(logaddexp) BINARY(xlogy)
BINARY_INPLACE(mul_) BINARY_INPLACE(pow_)

WITH_SCALAR(mul) WITH_SCALAR(pow) WITH_SCALAR(remainder) WITH_SCALAR(fmod) WITH_SCALAR(floor_divide)
WITH_SCALAR(eq) WITH_SCALAR(ne) WITH_SCALAR(lt) WITH_SCALAR(le) WITH_SCALAR(gt) WITH_SCALAR(ge)
WITH_SCALAR(clamp_min) WITH_SCALAR(clamp_max)
WITH_SCALAR_INPLACE(mul) WITH_SCALAR_INPLACE(pow) WITH_SCALAR_INPLACE(fill)

GAN_API Handle gan_add(Handle a, Handle b) {
    return guard_tensor([&] { return a->add(*b); });
}
GAN_API Handle gan_add_alpha(Handle a, Handle b, ScalarValue alpha) {
    return guard_tensor([&] { return a->add(*b, to_scalar(alpha)); });
}
GAN_API Handle gan_add_scalar(Handle a, ScalarValue b) {
    return guard_tensor([&] { return a->add(to_scalar(b)); });
}
GAN_API Handle gan_sub(Handle a, Handle b) {
    return guard_tensor([&] { return a->sub(*b); });
}
GAN_API Handle gan_sub_scalar(Handle a, ScalarValue b) {
    return guard_tensor([&] { return a->sub(to_scalar(b)); });
}
GAN_API Handle gan_rsub_scalar(Handle a, ScalarValue b) {
    return guard_tensor([&] { return at::rsub(*a, to_scalar(b)); });
}
GAN_API bool gan_add_(Handle a, Handle b) {
    return guard_done([&] { a->add_(*b); });
}
GAN_API bool gan_add_alpha_(Handle a, Handle b, ScalarValue alpha) {
    return guard_done([&] { a->add_(*b, to_scalar(alpha)); });
}
GAN_API bool gan_add_scalar_(Handle a, ScalarValue b) {
    return guard_done([&] { a->add_(to_scalar(b)); });
}
GAN_API bool gan_sub_(Handle a, Handle b) {
    return guard_done([&] { a->sub_(*b); });
}
GAN_API bool gan_sub_scalar_(Handle a, ScalarValue b) {
    return guard_done([&] { a->sub_(to_scalar(b)); });
}

// Rounding as the managed enumeration numbers it: none, toward zero, down.
static c10::optional<c10::string_view> rounding_mode(int mode) {
    return mode == 0 ? c10::nullopt : c10::optional<c10::string_view>(mode == 1 ? "trunc" : "floor");
}

GAN_API Handle gan_div(Handle a, Handle b, int mode) {
    return guard_tensor([&] { return mode == 0 ? a->div(*b) : a->div(*b, rounding_mode(mode)); });
}
GAN_API Handle gan_div_scalar(Handle a, ScalarValue b, int mode) {
    return guard_tensor([&] { return mode == 0 ? a->div(to_scalar(b)) : a->div(to_scalar(b), rounding_mode(mode)); });
}
GAN_API bool gan_div_(Handle a, Handle b, int mode) {
    return guard_done([&] { a->div_(*b, rounding_mode(mode)); });
}
GAN_API bool gan_div_scalar_(Handle a, ScalarValue b, int mode) {
    return guard_done([&] { a->div_(to_scalar(b), rounding_mode(mode)); });
}

GAN_API Handle gan_round(Handle a, int64_t decimals) {
    return guard_tensor([&] { return a->round(decimals); });
}
GAN_API bool gan_round_(Handle a, int64_t decimals) {
    return guard_done([&] { a->round_(decimals); });
}
GAN_API Handle gan_clamp(Handle a, ScalarValue low, ScalarValue high) {
    return guard_tensor([&] { return a->clamp(to_optional_scalar(low), to_optional_scalar(high)); });
}
GAN_API bool gan_clamp_(Handle a, ScalarValue low, ScalarValue high) {
    return guard_done([&] { a->clamp_(to_optional_scalar(low), to_optional_scalar(high)); });
}
GAN_API Handle gan_clamp_tensor(Handle a, Handle low, Handle high) {
    return guard_tensor([&] { return a->clamp(maybe_tensor(low), maybe_tensor(high)); });
}
GAN_API bool gan_clamp_tensor_(Handle a, Handle low, Handle high) {
    return guard_done([&] { a->clamp_(maybe_tensor(low), maybe_tensor(high)); });
}
GAN_API Handle gan_lerp(Handle a, Handle end, Handle weight) {
    return guard_tensor([&] { return a->lerp(*end, *weight); });
}
GAN_API bool gan_lerp_(Handle a, Handle end, Handle weight) {
    return guard_done([&] { a->lerp_(*end, *weight); });
}
GAN_API Handle gan_addcmul(Handle a, Handle b, Handle c, ScalarValue value) {
    return guard_tensor([&] { return a->addcmul(*b, *c, to_scalar(value)); });
}
GAN_API bool gan_addcmul_(Handle a, Handle b, Handle c, ScalarValue value) {
    return guard_done([&] { a->addcmul_(*b, *c, to_scalar(value)); });
}
GAN_API Handle gan_addcdiv(Handle a, Handle b, Handle c, ScalarValue value) {
    return guard_tensor([&] { return a->addcdiv(*b, *c, to_scalar(value)); });
}
GAN_API bool gan_addcdiv_(Handle a, Handle b, Handle c, ScalarValue value) {
    return guard_done([&] { a->addcdiv_(*b, *c, to_scalar(value)); });
}
GAN_API Handle gan_nan_to_num(Handle a, double nan, bool has_high, double high, bool has_low, double low) {
    return guard_tensor([&] {
        return a->nan_to_num(nan, has_high ? c10::optional<double>(high) : c10::nullopt,
                             has_low ? c10::optional<double>(low) : c10::nullopt);
    });
}
GAN_API Handle gan_softmax(Handle a, int64_t dim, int dtype) {
    return guard_tensor([&] { return a->softmax(dim, maybe_dtype(dtype)); });
}
GAN_API Handle gan_log_softmax(Handle a, int64_t dim, int dtype) {
    return guard_tensor([&] { return a->log_softmax(dim, maybe_dtype(dtype)); });
}
GAN_API Handle gan_isclose(Handle a, Handle b, double relative, double absolute, bool equal_nan) {
    return guard_tensor([&] { return a->isclose(*b, relative, absolute, equal_nan); });
}
GAN_API bool gan_allclose(Handle a, Handle b, double relative, double absolute, bool equal_nan) {
    return guard([&] { return a->allclose(*b, relative, absolute, equal_nan); });
}
GAN_API bool gan_equal(Handle a, Handle b) {
    return guard([&] { return a->equal(*b); });
}
GAN_API bool gan_copy_(Handle a, Handle source, bool non_blocking) {
    return guard_done([&] { a->copy_(*source, non_blocking); });
}
