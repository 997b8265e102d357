#pragma once

#include "pch.h"

#define GAN_API extern "C" __attribute__((visibility("default")))

// The managed side owns every handle it is given and frees it with gan_tensor_free.
using Handle = at::Tensor*;
using GeneratorHandle = at::Generator*;

// A number as it crosses the border: kind says how to read bits; None stands for a missing argument.
struct ScalarValue {
    enum Kind : int64_t { None = -1, Int = 0, Double = 1, Bool = 2 };
    int64_t bits;
    int64_t kind;
};

at::Scalar to_scalar(ScalarValue value);
c10::optional<at::Scalar> to_optional_scalar(ScalarValue value);

// Keeps the message for gan_last_error; one per thread, the latest wins.
void remember_error(const char* message);

// Runs a piece of libtorch. No exception may cross the C border: its message is kept, and the result is the
// type's zero (a null handle, false, 0), which callers take as "ask gan_last_error".
template <typename Body>
auto guard(Body&& body) -> decltype(body()) {
    try {
        return body();
    } catch (const c10::Error& error) {
        remember_error(error.what_without_backtrace());
    } catch (const std::exception& error) {
        remember_error(error.what());
    } catch (...) {
        remember_error("libtorch threw something that is not an exception");
    }
    return decltype(body())();
}

// An undefined tensor (a gradient that is not there) becomes a null handle.
inline Handle give(at::Tensor&& tensor) {
    return tensor.defined() ? new at::Tensor(std::move(tensor)) : nullptr;
}

// The usual shape of an entry point: body returns a tensor, the caller gets a handle.
template <typename Body>
Handle guard_tensor(Body&& body) {
    return guard([&] { return give(body()); });
}

// For entry points without a result: true when it went well.
template <typename Body>
bool guard_done(Body&& body) {
    return guard([&] {
        body();
        return true;
    });
}

// A null handle is an undefined tensor, which is what libtorch takes for a missing one.
inline at::Tensor optional_tensor(Handle handle) { return handle ? *handle : at::Tensor(); }

inline c10::optional<at::Tensor> maybe_tensor(Handle handle) {
    return handle ? c10::optional<at::Tensor>(*handle) : c10::nullopt;
}

inline c10::optional<at::Generator> maybe_generator(GeneratorHandle handle) {
    return handle ? c10::optional<at::Generator>(*handle) : c10::nullopt;
}

// -1 is "not given".
inline c10::optional<at::ScalarType> maybe_dtype(int dtype) {
    return dtype < 0 ? c10::nullopt : c10::optional<at::ScalarType>(static_cast<at::ScalarType>(dtype));
}

inline at::IntArrayRef int_array(const int64_t* values, int count) { return at::IntArrayRef(values, count); }

// A negative count is "not given".
inline at::OptionalIntArrayRef maybe_int_array(const int64_t* values, int count) {
    return count < 0 ? at::OptionalIntArrayRef() : at::OptionalIntArrayRef(at::IntArrayRef(values, count));
}

std::vector<at::Tensor> tensor_list(const Handle* handles, int count);

// Lists of unknown length go out as an array that the managed side frees with gan_handles_free; the count is the result.
int64_t give_list(std::vector<at::Tensor>&& tensors, Handle** out);
