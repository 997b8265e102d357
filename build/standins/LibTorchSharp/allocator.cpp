#include <malloc.h>

#include <cstdlib>

// Training asks for the same few large blocks in every step. By default glibc maps each anew and gives it back, so that a
// fifth of a training step goes into page faults; here freed blocks stay with the process and are used again.
namespace {

constexpr int KeepBelow = 1 << 30;

__attribute__((constructor)) void keep_freed_blocks() {
    // Whoever has set glibc's own variables knows better.
    if (std::getenv("MALLOC_MMAP_THRESHOLD_") || std::getenv("MALLOC_TRIM_THRESHOLD_") || std::getenv("GLIBC_TUNABLES")) return;
    mallopt(M_MMAP_THRESHOLD, KeepBelow);
    mallopt(M_TRIM_THRESHOLD, KeepBelow);
    mallopt(M_TOP_PAD, 16 << 20);
}

}  // namespace
