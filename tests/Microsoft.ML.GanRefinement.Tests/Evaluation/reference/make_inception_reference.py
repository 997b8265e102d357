#!/usr/bin/env python3
"""Features of Inception-v3 in its FID form, computed without this library, for InceptionFeaturesTests.cs. Needs numpy and torch:

    python3 make_inception_reference.py > inception.json           values
    python3 make_inception_reference.py --files folder             two small files by torch.save, one of each format

Weights and images come from integer formulas, so that the test makes the same. The network is a chain of functions in double precision,
without modules. Layer names are those of the published state dict.
"""
import collections
import json
import os
import sys

import numpy as np
import torch
import torch.nn.functional as F


def noise(name, count):
    """Numbers in [-1, 1), uniform, from the name and the index alone."""
    seed = 0
    for byte in name.encode():
        seed = (seed * 31 + byte) % 2**32
    h = np.arange(count, dtype=np.uint64) * 2654435761 + seed * 40503
    h %= 2**32
    h ^= h >> np.uint64(15)
    h = h * np.uint64(2246822519) % 2**32
    h ^= h >> np.uint64(13)
    return (h >> np.uint64(16)).astype(np.float64) / 32768 - 1


def weights(shapes):
    """He's bound for convolutions, statistics near those of normalised planes."""
    result = {}
    for name, shape in shapes.items():
        values = noise(name, int(np.prod(shape)))
        if name == "fc.weight":
            values = values * 0.03125
        elif len(shape) == 4:
            values = values * np.sqrt(6.0 / (shape[1] * shape[2] * shape[3]))
        elif name.endswith(("bn.weight", "running_var")):
            values = values * 0.5 + 1
        else:
            values = values * 0.25
        result[name] = values.astype(np.float32).reshape(shape)
    return result


SHAPES = collections.OrderedDict()


def conv(name, inputs, outputs, kernel, stride=1, padding=0):
    """Notes the shapes of a layer, and gives it as a function."""
    kernel = kernel if isinstance(kernel, tuple) else (kernel, kernel)
    SHAPES[name + ".conv.weight"] = (outputs, inputs) + kernel
    for part in ("weight", "bias", "running_mean", "running_var"):
        SHAPES[f"{name}.bn.{part}"] = (outputs,)

    def apply(x, w):
        x = F.conv2d(x, w[name + ".conv.weight"], None, stride, padding)
        side = (1, -1, 1, 1)
        x = (x - w[name + ".bn.running_mean"].view(side)) / torch.sqrt(w[name + ".bn.running_var"].view(side) + 0.001)
        return F.relu(x * w[name + ".bn.weight"].view(side) + w[name + ".bn.bias"].view(side))
    return apply


def mean(x, w):
    """Sums of 3x3 neighbours over their number: the padding is not counted."""
    ones = torch.ones_like(x[:, :1])
    kernel = torch.ones(1, 1, 3, 3, dtype=x.dtype)
    sums = F.conv2d(x.flatten(0, 1).unsqueeze(1), kernel, padding=1).view_as(x)
    return sums / F.conv2d(ones, kernel, padding=1)


def largest(x, w):
    return F.max_pool2d(x, 3, 1, 1)


def halve(x, w):
    return F.max_pool2d(x, 3, 2)


def chain(*steps):
    def apply(x, w):
        for step in steps:
            x = step(x, w)
        return x
    return apply


def fork(*branches):
    return lambda x, w: torch.cat([branch(x, w) for branch in branches], 1)


def block_a(n, i, pooled):
    return fork(
        conv(n + ".branch1x1", i, 64, 1),
        chain(conv(n + ".branch5x5_1", i, 48, 1), conv(n + ".branch5x5_2", 48, 64, 5, padding=2)),
        chain(conv(n + ".branch3x3dbl_1", i, 64, 1), conv(n + ".branch3x3dbl_2", 64, 96, 3, padding=1),
              conv(n + ".branch3x3dbl_3", 96, 96, 3, padding=1)),
        chain(mean, conv(n + ".branch_pool", i, pooled, 1)))


def block_b(n, i):
    return fork(
        conv(n + ".branch3x3", i, 384, 3, 2),
        chain(conv(n + ".branch3x3dbl_1", i, 64, 1), conv(n + ".branch3x3dbl_2", 64, 96, 3, padding=1),
              conv(n + ".branch3x3dbl_3", 96, 96, 3, 2)),
        halve)


def block_c(n, i, c):
    wide, high = dict(kernel=(1, 7), padding=(0, 3)), dict(kernel=(7, 1), padding=(3, 0))
    return fork(
        conv(n + ".branch1x1", i, 192, 1),
        chain(conv(n + ".branch7x7_1", i, c, 1), conv(n + ".branch7x7_2", c, c, **wide), conv(n + ".branch7x7_3", c, 192, **high)),
        chain(conv(n + ".branch7x7dbl_1", i, c, 1), conv(n + ".branch7x7dbl_2", c, c, **high), conv(n + ".branch7x7dbl_3", c, c, **wide),
              conv(n + ".branch7x7dbl_4", c, c, **high), conv(n + ".branch7x7dbl_5", c, 192, **wide)),
        chain(mean, conv(n + ".branch_pool", i, 192, 1)))


def block_d(n, i):
    return fork(
        chain(conv(n + ".branch3x3_1", i, 192, 1), conv(n + ".branch3x3_2", 192, 320, 3, 2)),
        chain(conv(n + ".branch7x7x3_1", i, 192, 1), conv(n + ".branch7x7x3_2", 192, 192, (1, 7), padding=(0, 3)),
              conv(n + ".branch7x7x3_3", 192, 192, (7, 1), padding=(3, 0)), conv(n + ".branch7x7x3_4", 192, 192, 3, 2)),
        halve)


def block_e(n, i, pool):
    def pair(name):
        return fork(conv(name + "a", 384, 384, (1, 3), padding=(0, 1)), conv(name + "b", 384, 384, (3, 1), padding=(1, 0)))
    return fork(
        conv(n + ".branch1x1", i, 320, 1),
        chain(conv(n + ".branch3x3_1", i, 384, 1), pair(n + ".branch3x3_2")),
        chain(conv(n + ".branch3x3dbl_1", i, 448, 1), conv(n + ".branch3x3dbl_2", 448, 384, 3, padding=1), pair(n + ".branch3x3dbl_3")),
        chain(pool, conv(n + ".branch_pool", i, 192, 1)))


NETWORK = chain(
    conv("Conv2d_1a_3x3", 3, 32, 3, 2), conv("Conv2d_2a_3x3", 32, 32, 3), conv("Conv2d_2b_3x3", 32, 64, 3, padding=1), halve,
    conv("Conv2d_3b_1x1", 64, 80, 1), conv("Conv2d_4a_3x3", 80, 192, 3), halve,
    block_a("Mixed_5b", 192, 32), block_a("Mixed_5c", 256, 64), block_a("Mixed_5d", 288, 64), block_b("Mixed_6a", 288),
    block_c("Mixed_6b", 768, 128), block_c("Mixed_6c", 768, 160), block_c("Mixed_6d", 768, 160), block_c("Mixed_6e", 768, 192),
    block_d("Mixed_7a", 768), block_e("Mixed_7b", 1280, mean), block_e("Mixed_7c", 2048, largest))
SHAPES["fc.weight"] = (1008, 2048)
SHAPES["fc.bias"] = (1008,)


def image(channels, height, width):
    """Bytes, as numbers in [0, 1]."""
    c, y, x = np.meshgrid(np.arange(channels), np.arange(height), np.arange(width), indexing="ij")
    return torch.from_numpy(((3 * x * x + 7 * y + 5 * x * y + 90 * c) % 256) / 255.0).unsqueeze(0)


def case(name, channels, height, width, w):
    x = image(channels, height, width).expand(-1, 3, -1, -1)
    x = 2 * F.interpolate(x, (299, 299), mode="bilinear", align_corners=False) - 1
    features = NETWORK(x, w).mean((2, 3))
    probabilities = F.softmax(features @ w["fc.weight"].T, 1)
    print(f"{name}: features {features.min():.3g} to {features.max():.3g}, probabilities to {probabilities.max():.3g}", file=sys.stderr)
    return {"name": name, "channels": channels, "height": height, "width": width,
            "features": features[0, ::32].tolist(), "featureSum": float(features.sum()), "featureSquares": float((features**2).sum()),
            "probabilities": probabilities[0, ::16].tolist(), "entropy": float(-(probabilities * probabilities.log()).sum())}


def reference():
    w = {name: torch.from_numpy(values).double() for name, values in weights(SHAPES).items()}
    with torch.no_grad():
        cases = [case("grey", 1, 32, 32, w), case("colour", 3, 64, 48, w)]
    shapes = {name: list(shape) for name, shape in SHAPES.items()}
    print(json.dumps({"torch": torch.__version__, "shapes": shapes, "cases": cases}, indent=None, separators=(",", ":")))


def files(folder):
    state = torch.nn.Sequential(torch.nn.Conv2d(2, 3, (1, 3), bias=False), torch.nn.BatchNorm2d(3)).state_dict()
    for name, tensor in state.items():
        if tensor.is_floating_point():
            tensor.copy_(torch.from_numpy(noise(name, tensor.numel()).reshape(tensor.shape)))
    shared = torch.arange(12, dtype=torch.float32) / 8
    state["turned"] = shared.view(3, 4).t()
    state["part"] = shared[5:9]
    state["expanded"] = shared[2:4].view(2, 1).expand(2, 3)
    state["empty"] = torch.zeros(0, 5)
    state["scalar"] = torch.tensor(0.375)
    state["half"] = torch.tensor([0.5, 2.0]).half()
    torch.save(state, os.path.join(folder, "legacy.pth"), _use_new_zipfile_serialization=False)
    torch.save(state, os.path.join(folder, "zipped.pth"))


if len(sys.argv) == 3 and sys.argv[1] == "--files":
    files(sys.argv[2])
else:
    reference()
