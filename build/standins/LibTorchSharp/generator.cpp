#include "shim.h"

GAN_API GeneratorHandle gan_generator_new(uint64_t seed) {
    return guard([&] { return new at::Generator(at::detail::createCPUGenerator(seed)); });
}
GAN_API GeneratorHandle gan_generator_default() {
    return guard([&] { return new at::Generator(at::detail::getDefaultCPUGenerator()); });
}
GAN_API void gan_generator_free(GeneratorHandle generator) { delete generator; }

GAN_API bool gan_generator_manual_seed(GeneratorHandle generator, uint64_t seed) {
    return guard_done([&] {
        std::lock_guard<std::mutex> lock(generator->mutex());
        generator->set_current_seed(seed);
    });
}
GAN_API uint64_t gan_generator_seed(GeneratorHandle generator) {
    return guard([&] {
        std::lock_guard<std::mutex> lock(generator->mutex());
        return generator->seed();
    });
}
GAN_API uint64_t gan_generator_initial_seed(GeneratorHandle generator) {
    return guard([&] { return generator->current_seed(); });
}
GAN_API Handle gan_generator_get_state(GeneratorHandle generator) {
    return guard_tensor([&] {
        std::lock_guard<std::mutex> lock(generator->mutex());
        return generator->get_state();
    });
}
GAN_API bool gan_generator_set_state(GeneratorHandle generator, Handle state) {
    return guard_done([&] {
        std::lock_guard<std::mutex> lock(generator->mutex());
        generator->set_state(*state);
    });
}
