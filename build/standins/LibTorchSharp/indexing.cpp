#include "shim.h"

#include <ATen/TensorIndexing.h>

// One place of an index expression. A slice's missing ends are the extreme values that libtorch itself uses.
struct IndexItem {
    enum Kind : int64_t { None = 0, Ellipsis = 1, Integer = 2, Boolean = 3, Slice = 4, Tensor = 5 };
    int64_t kind;
    int64_t first;
    int64_t second;
    int64_t third;
};

static std::vector<at::indexing::TensorIndex> index_list(const IndexItem* items, int count) {
    std::vector<at::indexing::TensorIndex> list;
    list.reserve(count);
    for (int i = 0; i < count; i++) {
        const auto& item = items[i];
        switch (item.kind) {
            case IndexItem::None: list.emplace_back(at::indexing::None); break;
            case IndexItem::Ellipsis: list.emplace_back(at::indexing::Ellipsis); break;
            case IndexItem::Integer: list.emplace_back(item.first); break;
            case IndexItem::Boolean: list.emplace_back(item.first != 0); break;
            case IndexItem::Slice: list.emplace_back(at::indexing::Slice(item.first, item.second, item.third)); break;
            default: list.emplace_back(*reinterpret_cast<Handle>(item.first)); break;
        }
    }
    return list;
}

GAN_API Handle gan_index(Handle a, const IndexItem* items, int count) {
    return guard_tensor([&] { return a->index(index_list(items, count)); });
}
GAN_API bool gan_index_put_(Handle a, const IndexItem* items, int count, Handle value) {
    return guard_done([&] { a->index_put_(index_list(items, count), *value); });
}
GAN_API bool gan_index_put_accumulate_(Handle a, const Handle* indices, int count, Handle value) {
    return guard_done([&] {
        c10::List<c10::optional<at::Tensor>> list;
        for (int i = 0; i < count; i++) list.push_back(maybe_tensor(indices[i]));
        a->index_put_(list, *value, true);
    });
}
GAN_API Handle gan_index_select(Handle a, int64_t dim, Handle index) {
    return guard_tensor([&] { return a->index_select(dim, *index); });
}
GAN_API Handle gan_gather(Handle a, int64_t dim, Handle index) {
    return guard_tensor([&] { return a->gather(dim, *index); });
}
GAN_API Handle gan_scatter(Handle a, int64_t dim, Handle index, Handle source) {
    return guard_tensor([&] { return a->scatter(dim, *index, *source); });
}
GAN_API bool gan_scatter_(Handle a, int64_t dim, Handle index, Handle source) {
    return guard_done([&] { a->scatter_(dim, *index, *source); });
}
GAN_API Handle gan_scatter_add(Handle a, int64_t dim, Handle index, Handle source) {
    return guard_tensor([&] { return a->scatter_add(dim, *index, *source); });
}
GAN_API bool gan_scatter_add_(Handle a, int64_t dim, Handle index, Handle source) {
    return guard_done([&] { a->scatter_add_(dim, *index, *source); });
}
GAN_API Handle gan_index_add(Handle a, int64_t dim, Handle index, Handle source, ScalarValue alpha) {
    return guard_tensor([&] { return a->index_add(dim, *index, *source, to_scalar(alpha)); });
}
GAN_API bool gan_index_add_(Handle a, int64_t dim, Handle index, Handle source, ScalarValue alpha) {
    return guard_done([&] { a->index_add_(dim, *index, *source, to_scalar(alpha)); });
}
GAN_API bool gan_index_copy_(Handle a, int64_t dim, Handle index, Handle source) {
    return guard_done([&] { a->index_copy_(dim, *index, *source); });
}
GAN_API Handle gan_masked_fill(Handle a, Handle mask, ScalarValue value) {
    return guard_tensor([&] { return a->masked_fill(*mask, to_scalar(value)); });
}
GAN_API bool gan_masked_fill_(Handle a, Handle mask, ScalarValue value) {
    return guard_done([&] { a->masked_fill_(*mask, to_scalar(value)); });
}
GAN_API Handle gan_masked_select(Handle a, Handle mask) {
    return guard_tensor([&] { return a->masked_select(*mask); });
}
GAN_API Handle gan_where(Handle condition, Handle a, Handle b) {
    return guard_tensor([&] { return at::where(*condition, *a, *b); });
}
GAN_API int64_t gan_where_indices(Handle condition, Handle** out) {
    return guard([&] { return give_list(at::where(*condition), out); });
}
GAN_API Handle gan_nonzero(Handle a) {
    return guard_tensor([&] { return a->nonzero(); });
}
