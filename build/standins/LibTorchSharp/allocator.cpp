#include "shim.h"

#include <c10/core/CPUAllocator.h>
#include <malloc.h>

#include <cstdint>
#include <cstdlib>

// Training asks for the same few large blocks in every step. By default glibc maps each anew and gives it back, so that a
// fifth of a training step goes into page faults; here freed blocks stay with the process and are used again.
namespace {

constexpr int KeepBelow = 1 << 30;
constexpr std::uintptr_t Alignment = 64;

// A tensor's memory begins at a cache line; just before it stands where malloc's block begins. libtorch's own allocator calls posix_memalign,
// which in glibc before 2.38 asks for more than it hands out and cuts the rest off, so that no freed block fits the next request of its size.
class AlignedMalloc final : public c10::Allocator {
public:
    c10::DataPtr allocate(size_t bytes) const override {
        const c10::Device cpu(c10::DeviceType::CPU);
        if (bytes == 0) return {nullptr, nullptr, &release, cpu};
        void* block = bytes > SIZE_MAX - Alignment ? nullptr : std::malloc(bytes + Alignment);
        TORCH_CHECK(block, "not enough memory: you tried to allocate ", bytes, " bytes.");
        // malloc aligns to two pointers, so at least one fits in between.
        void* data = reinterpret_cast<void*>((reinterpret_cast<std::uintptr_t>(block) / Alignment + 1) * Alignment);
        static_cast<void**>(data)[-1] = block;
        return {data, data, &release, cpu};
    }

    c10::DeleterFnPtr raw_deleter() const override { return &release; }

private:
    static void release(void* data) {
        if (data) std::free(static_cast<void**>(data)[-1]);
    }
};

AlignedMalloc aligned_malloc;

__attribute__((constructor)) void keep_freed_blocks() {
    c10::SetCPUAllocator(&aligned_malloc);
    // Whoever has set glibc's own variables knows better.
    if (std::getenv("MALLOC_MMAP_THRESHOLD_") || std::getenv("MALLOC_TRIM_THRESHOLD_") || std::getenv("GLIBC_TUNABLES")) return;
    mallopt(M_MMAP_THRESHOLD, KeepBelow);
    mallopt(M_TRIM_THRESHOLD, KeepBelow);
    mallopt(M_TOP_PAD, 16 << 20);
}

}  // namespace
