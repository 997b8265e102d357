#include "shim.h"

#include <cmath>

// One call updates every parameter of a group. Each update is a single pass over parameter, gradient and state, which
// the memory bus is glad of: written out in tensor operators it is ten passes.

// GCC makes a version for each instruction set and picks one when the library loads.
#define GAN_VECTORISED __attribute__((target_clones("avx512f", "avx2,fma", "default"), optimize("O3", "no-math-errno", "no-trapping-math")))

namespace {

// A range shorter than this is not worth waking a thread for.
constexpr int64_t Grain = 1 << 14;

// Dense copies where they are needed; what was changed goes back to where it came from.
class Dense {
public:
    Dense(const at::Tensor& tensor, at::ScalarType dtype) : original_(tensor) {
        TORCH_CHECK(tensor.scalar_type() == dtype, "optimizer: a parameter of type ", dtype, " has state of type ", tensor.scalar_type());
        dense_ = tensor.contiguous();
    }
    template <typename T>
    T* data() { return dense_.data_ptr<T>(); }
    void put_back() {
        if (!dense_.is_same(original_)) original_.copy_(dense_);
    }

private:
    at::Tensor original_;
    at::Tensor dense_;
};

struct AdamFactors {
    double decay, shrink, beta1, beta2, rest1, rest2, step, root2, epsilon;
    bool decoupled, amsgrad, maximize;
};

template <typename T>
inline __attribute__((always_inline)) void adam_range(T* __restrict p, const T* __restrict g, T* __restrict m, T* __restrict v,
                                                      T* __restrict peak, int64_t count, const AdamFactors& f) {
    const T sign = f.maximize ? T(-1) : T(1), decay = f.decoupled ? T(0) : T(f.decay), shrink = f.decoupled ? T(f.shrink) : T(1);
    const T beta1 = T(f.beta1), beta2 = T(f.beta2), rest1 = T(f.rest1), rest2 = T(f.rest2);
    const T step = T(f.step), root2 = T(f.root2), epsilon = T(f.epsilon);
    if (f.amsgrad) {
        for (int64_t i = 0; i < count; i++) {
            const T gradient = sign * g[i] + decay * p[i];
            m[i] = beta1 * m[i] + rest1 * gradient;
            v[i] = beta2 * v[i] + rest2 * gradient * gradient;
            peak[i] = v[i] > peak[i] ? v[i] : peak[i];
            p[i] = shrink * p[i] - step * m[i] / (std::sqrt(peak[i]) / root2 + epsilon);
        }
        return;
    }
    for (int64_t i = 0; i < count; i++) {
        const T gradient = sign * g[i] + decay * p[i];
        const T mean = beta1 * m[i] + rest1 * gradient;
        const T square = beta2 * v[i] + rest2 * gradient * gradient;
        m[i] = mean;
        v[i] = square;
        p[i] = shrink * p[i] - step * mean / (std::sqrt(square) / root2 + epsilon);
    }
}

GAN_VECTORISED void adam(float* p, const float* g, float* m, float* v, float* peak, int64_t count, const AdamFactors& f) {
    adam_range(p, g, m, v, peak, count, f);
}

GAN_VECTORISED void adam(double* p, const double* g, double* m, double* v, double* peak, int64_t count, const AdamFactors& f) {
    adam_range(p, g, m, v, peak, count, f);
}

template <typename T>
void adam_parameter(const at::Tensor& parameter, const at::Tensor& mean, const at::Tensor& square, const at::Tensor& peak,
                    const AdamFactors& f) {
    const auto dtype = parameter.scalar_type();
    const auto gradient = parameter.grad().to(dtype).contiguous();
    Dense p(parameter, dtype), m(mean, dtype), v(square, dtype), top(f.amsgrad ? peak : mean, dtype);
    T *p_data = p.data<T>(), *m_data = m.data<T>(), *v_data = v.data<T>(), *top_data = f.amsgrad ? top.data<T>() : nullptr;
    const T* g_data = gradient.template data_ptr<T>();
    at::parallel_for(0, parameter.numel(), Grain, [&](int64_t from, int64_t to) {
        adam(p_data + from, g_data + from, m_data + from, v_data + from, f.amsgrad ? top_data + from : nullptr, to - from, f);
    });
    p.put_back();
    m.put_back();
    v.put_back();
    if (f.amsgrad) top.put_back();
}

void check_dtype(const at::Tensor& parameter) {
    TORCH_CHECK(parameter.scalar_type() == at::kFloat || parameter.scalar_type() == at::kDouble,
                "optimizer: parameters are float32 or float64, not ", parameter.scalar_type());
}

struct SgdFactors {
    double rate, momentum, damped, decay;
    bool nesterov, first;
};

template <typename T>
inline __attribute__((always_inline)) void sgd_range(T* __restrict p, const T* __restrict g, T* __restrict b, int64_t count,
                                                     const SgdFactors& f) {
    const T rate = T(f.rate), decay = T(f.decay), momentum = T(f.momentum), damped = f.first ? T(1) : T(f.damped);
    const T keep = f.first ? T(0) : momentum;
    if (b == nullptr) {
        for (int64_t i = 0; i < count; i++) p[i] -= rate * (g[i] + decay * p[i]);
        return;
    }
    for (int64_t i = 0; i < count; i++) {
        const T gradient = g[i] + decay * p[i];
        const T moving = keep * b[i] + damped * gradient;
        b[i] = moving;
        p[i] -= rate * (f.nesterov ? gradient + momentum * moving : moving);
    }
}

GAN_VECTORISED void sgd(float* p, const float* g, float* b, int64_t count, const SgdFactors& f) { sgd_range(p, g, b, count, f); }
GAN_VECTORISED void sgd(double* p, const double* g, double* b, int64_t count, const SgdFactors& f) { sgd_range(p, g, b, count, f); }

template <typename T>
void sgd_parameter(const at::Tensor& parameter, const at::Tensor& buffer, const SgdFactors& f) {
    const auto dtype = parameter.scalar_type();
    const auto gradient = parameter.grad().to(dtype).contiguous();
    const bool moving = buffer.defined();
    Dense p(parameter, dtype), b(moving ? buffer : parameter, dtype);
    T *p_data = p.data<T>(), *b_data = moving ? b.data<T>() : nullptr;
    const T* g_data = gradient.template data_ptr<T>();
    at::parallel_for(0, parameter.numel(), Grain, [&](int64_t from, int64_t to) {
        sgd(p_data + from, g_data + from, moving ? b_data + from : nullptr, to - from, f);
    });
    p.put_back();
    if (moving) b.put_back();
}

struct RmsFactors {
    double rate, alpha, epsilon, decay, momentum;
    bool centered, maximize;
};

template <typename T>
inline __attribute__((always_inline)) void rms_range(T* __restrict p, const T* __restrict g, T* __restrict s, T* __restrict mean,
                                                     T* __restrict b, int64_t count, const RmsFactors& f) {
    const T sign = f.maximize ? T(-1) : T(1), rate = T(f.rate), alpha = T(f.alpha), rest = T(1 - f.alpha), epsilon = T(f.epsilon);
    const T decay = T(f.decay), momentum = T(f.momentum);
    for (int64_t i = 0; i < count; i++) {
        const T gradient = sign * g[i] + decay * p[i];
        const T square = alpha * s[i] + rest * gradient * gradient;
        s[i] = square;
        T spread = square;
        if (f.centered) {
            const T average = alpha * mean[i] + rest * gradient;
            mean[i] = average;
            spread = square - average * average;
        }
        const T scaled = gradient / (std::sqrt(spread) + epsilon);
        if (f.momentum > 0) {
            const T moving = momentum * b[i] + scaled;
            b[i] = moving;
            p[i] -= rate * moving;
        } else {
            p[i] -= rate * scaled;
        }
    }
}

GAN_VECTORISED void rms(float* p, const float* g, float* s, float* mean, float* b, int64_t count, const RmsFactors& f) {
    rms_range(p, g, s, mean, b, count, f);
}

GAN_VECTORISED void rms(double* p, const double* g, double* s, double* mean, double* b, int64_t count, const RmsFactors& f) {
    rms_range(p, g, s, mean, b, count, f);
}

template <typename T>
void rms_parameter(const at::Tensor& parameter, const at::Tensor& square, const at::Tensor& average, const at::Tensor& buffer,
                   const RmsFactors& f) {
    const auto dtype = parameter.scalar_type();
    const auto gradient = parameter.grad().to(dtype).contiguous();
    Dense p(parameter, dtype), s(square, dtype), mean(average, dtype), b(buffer, dtype);
    T *p_data = p.data<T>(), *s_data = s.data<T>(), *mean_data = mean.data<T>(), *b_data = b.data<T>();
    const T* g_data = gradient.template data_ptr<T>();
    at::parallel_for(0, parameter.numel(), Grain, [&](int64_t from, int64_t to) {
        rms(p_data + from, g_data + from, s_data + from, mean_data + from, b_data + from, to - from, f);
    });
    p.put_back();
    s.put_back();
    mean.put_back();
    b.put_back();
}

}  // namespace

// Adam, and AdamW when decoupled. steps counts the updates of each parameter; one without a gradient is left alone.
GAN_API bool gan_optim_adam(const Handle* parameters, const Handle* means, const Handle* squares, const Handle* peaks, int64_t* steps,
                            int count, double rate, double beta1, double beta2, double epsilon, double decay, bool amsgrad,
                            bool maximize, bool decoupled) {
    return guard_done([&] {
        at::NoGradGuard no_grad;
        for (int i = 0; i < count; i++) {
            const auto& parameter = *parameters[i];
            if (!parameter.grad().defined()) continue;
            check_dtype(parameter);
            steps[i]++;
            const double step = static_cast<double>(steps[i]);
            const AdamFactors f{decay, 1 - rate * decay, beta1, beta2, 1 - beta1, 1 - beta2, rate / (1 - std::pow(beta1, step)),
                                std::sqrt(1 - std::pow(beta2, step)), epsilon, decoupled, amsgrad, maximize};
            const auto peak = amsgrad ? *peaks[i] : at::Tensor();
            if (parameter.scalar_type() == at::kFloat)
                adam_parameter<float>(parameter, *means[i], *squares[i], peak, f);
            else
                adam_parameter<double>(parameter, *means[i], *squares[i], peak, f);
        }
    });
}

// A null buffer is made by the first step of a parameter with momentum, and handed out.
GAN_API bool gan_optim_sgd(const Handle* parameters, Handle* buffers, int count, double rate, double momentum, double dampening,
                           double decay, bool nesterov, bool maximize) {
    return guard_done([&] {
        at::NoGradGuard no_grad;
        for (int i = 0; i < count; i++) {
            const auto& parameter = *parameters[i];
            if (!parameter.grad().defined()) continue;
            check_dtype(parameter);
            const bool first = momentum != 0 && buffers[i] == nullptr;
            if (first) buffers[i] = give(at::zeros_like(parameter, at::MemoryFormat::Preserve));
            const SgdFactors f{maximize ? -rate : rate, momentum, 1 - dampening, decay, nesterov, first};
            const auto buffer = momentum != 0 ? *buffers[i] : at::Tensor();
            if (parameter.scalar_type() == at::kFloat)
                sgd_parameter<float>(parameter, buffer, f);
            else
                sgd_parameter<double>(parameter, buffer, f);
        }
    });
}

GAN_API bool gan_optim_rmsprop(const Handle* parameters, const Handle* squares, const Handle* averages, const Handle* buffers,
                               int64_t* steps, int count, double rate, double alpha, double epsilon, double decay, double momentum,
                               bool centered, bool maximize) {
    return guard_done([&] {
        at::NoGradGuard no_grad;
        const RmsFactors f{rate, alpha, epsilon, decay, momentum, centered, maximize};
        for (int i = 0; i < count; i++) {
            const auto& parameter = *parameters[i];
            if (!parameter.grad().defined()) continue;
            check_dtype(parameter);
            steps[i]++;
            if (parameter.scalar_type() == at::kFloat)
                rms_parameter<float>(parameter, *squares[i], *averages[i], *buffers[i], f);
            else
                rms_parameter<double>(parameter, *squares[i], *averages[i], *buffers[i], f);
        }
    });
}

// Null where there is no gradient; with to_none the gradient goes away altogether.
GAN_API bool gan_zero_grad(const Handle* parameters, int count, bool to_none) {
    return guard_done([&] {
        for (int i = 0; i < count; i++) {
            auto& gradient = parameters[i]->mutable_grad();
            if (!gradient.defined()) continue;
            if (to_none) {
                gradient.reset();
                continue;
            }
            // A gradient with a graph (create_graph) is cut from it, as Module.zero_grad and Optimizer.zero_grad do in PyTorch.
            if (gradient.grad_fn()) gradient = gradient.detach();
            gradient.zero_();
        }
    });
}
