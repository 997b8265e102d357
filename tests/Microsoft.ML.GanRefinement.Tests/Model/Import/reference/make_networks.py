#!/usr/bin/env python3
"""Small pairs in the layouts of published collections, with images and scores, for FromNetworksTests.cs. Needs torch (written with Debian 12's
python3-torch 1.13):

    python3 make_networks.py folder

Each pair is written here from its description in docs/foreign-weights.md: the names of a collection's layers, not its code. Its batch norms and singular
vectors are moved by a few passes in train mode and its weights by as many steps, so that nothing is at its start and no singular vector has converged. Then,
in eval mode: <name>.images.pt has latents, classes, the generator's images and the discriminator's scores of them.
"""
import os
import sys

import torch
import torch.nn.functional as F
from torch import nn
from torch.nn.utils import spectral_norm

LATENT = 6
CLASSES = 3


def norm(channels, classes):
    """Batch norm, or a table of gains and biases per class beside one without."""
    if not classes:
        return nn.BatchNorm2d(channels)
    both = nn.Module()
    both.bn = nn.BatchNorm2d(channels, affine=False)
    both.embed = nn.Embedding(classes, 2 * channels)
    with torch.no_grad():
        both.embed.weight[:, :channels] = 1 + 0.3 * torch.randn(classes, channels)
        both.embed.weight[:, channels:] = 0.3 * torch.randn(classes, channels)
    return both


def normalize(layer, x, y):
    if isinstance(layer, nn.BatchNorm2d):
        return layer(x)
    gain, bias = layer.embed(y).chunk(2, 1)
    return layer.bn(x) * gain[:, :, None, None] + bias[:, :, None, None]


class Named(nn.Module):
    """A tree of modules, by dotted names. Fields that hold them are lists, which torch does not register a second time."""

    def add(self, name, module):
        at = self
        *path, last = name.split(".")
        for part in path:
            if part not in at._modules:
                at.add_module(part, nn.Module())
            at = at._modules[part]
        at.add_module(last, module)
        return module


class ResidualGenerator(Named):
    def __init__(self, names, width, blocks, classes, mode):
        super().__init__()
        self.mode, self.width = mode, width
        self.steps = []
        self.first = [self.add(names["project"], nn.Linear(LATENT, 16 * width))]
        for i in range(blocks):
            part = {k: v.format(i=i, j=i + 2) for k, v in names.items()}
            self.steps.append((
                self.add(part["norm1"], norm(width, classes)), self.add(part["conv1"], nn.Conv2d(width, width, 3, padding=1)),
                self.add(part["norm2"], norm(width, classes)), self.add(part["conv2"], nn.Conv2d(width, width, 3, padding=1)),
                self.add(part["beside"], nn.Conv2d(width, width, 1))))
        self.last = [self.add(names["norm"], nn.BatchNorm2d(width)), self.add(names["image"], nn.Conv2d(width, 3, 3, padding=1))]

    def grow(self, x):
        return F.interpolate(x, scale_factor=2, mode=self.mode, **({} if self.mode == "nearest" else {"align_corners": False}))

    def forward(self, z, y):
        x = self.first[0](z).view(len(z), self.width, 4, 4)
        for norm1, conv1, norm2, conv2, beside in self.steps:
            h = conv1(self.grow(F.relu(normalize(norm1, x, y))))
            x = conv2(F.relu(normalize(norm2, h, y))) + beside(self.grow(x))
        return torch.tanh(self.last[1](F.relu(self.last[0](x))))


class ResidualDiscriminator(Named):
    def __init__(self, names, width, classes, logit_bias):
        super().__init__()
        self.steps = []
        for i in range(4):
            part = {k: v.format(i=i, j=i + 1) for k, v in names[min(i, 1)].items()}
            inputs = 3 if i == 0 else width
            self.steps.append((
                self.add(part["conv1"], spectral_norm(nn.Conv2d(inputs, width, 3, padding=1))),
                self.add(part["conv2"], spectral_norm(nn.Conv2d(width, width, 3, padding=1))),
                self.add(part["beside"], spectral_norm(nn.Conv2d(inputs, width, 1))) if i < 2 else None))
        self.heads = [self.add(names[0]["logit"], spectral_norm(nn.Linear(width, 1, bias=logit_bias)))]
        if classes:
            self.heads.append(self.add(names[0]["embedding"], spectral_norm(nn.Embedding(classes, width))))

    def forward(self, x, y):
        for i, (conv1, conv2, beside) in enumerate(self.steps):
            h = conv2(F.relu(conv1(x if i == 0 else F.relu(x))))
            h = F.avg_pool2d(h, 2) if i < 2 else h
            x = h + (x if beside is None else beside(F.avg_pool2d(x, 2)))
        x = F.relu(x).sum((2, 3))
        logits = self.heads[0](x)[:, 0]
        return logits if y is None else logits + (self.heads[1](y) * x).sum(1)


class Classic(Named):
    """Four doublings from a transposed convolution of the latent."""

    def __init__(self, channels):
        super().__init__()
        self.steps, at = [], 0
        inputs, width = LATENT, 16 * channels
        for i in range(5):
            outputs = 3 if i == 4 else width >> i
            kernel = (2, 1, 0) if i == 0 else (4, 2, 1)
            self.steps.append((self.add(f"main.{at}", nn.ConvTranspose2d(inputs, outputs, *kernel, bias=False)),
                               self.add(f"main.{at + 1}", nn.BatchNorm2d(outputs)) if i < 4 else None))
            inputs, at = outputs, at + 3

    def forward(self, z, y):
        x = z[:, :, None, None]
        for up, norm_ in self.steps:
            x = torch.tanh(up(x)) if norm_ is None else F.relu(norm_(up(x)))
        return x


class ClassicJudge(Named):
    def __init__(self, channels):
        super().__init__()
        self.steps, inputs = [], 3
        for i, at in enumerate((0, 2, 5, 8)):
            outputs = channels << i
            self.steps.append((self.add(f"main.{at}", nn.Conv2d(inputs, outputs, 5, 2, 2, bias=False)),
                               self.add(f"main.{at + 2}", nn.BatchNorm2d(outputs)) if i else None))
            inputs = outputs
        self.heads = [self.add("linear", nn.Linear(4 * inputs, 1))]

    def forward(self, x, y):
        for down, norm_ in self.steps:
            x = F.leaky_relu(down(x), 0.2)
            x = x if norm_ is None else norm_(x)
        return self.heads[0](x.flatten(1))[:, 0]


class Plain(Named):
    """SNGAN's convolutional generator."""

    def __init__(self, channels):
        super().__init__()
        self.width = 8 * channels
        self.first = [self.add("linear", nn.Linear(LATENT, 16 * self.width))]
        self.steps, width = [], self.width
        for i in range(4):
            conv = nn.Conv2d(width, 3, 3, padding=1) if i == 3 else nn.ConvTranspose2d(width, width // 2, 4, 2, 1)
            self.steps.append((self.add(f"main.{3 * i}", nn.BatchNorm2d(width)), self.add(f"main.{3 * i + 2}", conv)))
            width //= 2

    def forward(self, z, y):
        x = self.first[0](z).view(len(z), self.width, 4, 4)
        for norm_, conv in self.steps:
            x = conv(F.relu(norm_(x)))
        return torch.tanh(x)


class PlainJudge(Named):
    def __init__(self, channels):
        super().__init__()
        self.convs = [self.add("main.0", spectral_norm(nn.Conv2d(3, channels, 3, padding=1)))]
        width = channels
        for i in range(3):
            self.convs.append(self.add(f"main.{4 * i + 2}", spectral_norm(nn.Conv2d(width, 2 * width, 4, 2, 1))))
            width *= 2
            self.convs.append(self.add(f"main.{4 * i + 4}", spectral_norm(nn.Conv2d(width, width, 3, padding=1))))
        self.heads = [self.add("linear", spectral_norm(nn.Linear(16 * width, 1, bias=False)))]

    def forward(self, x, y):
        for conv in self.convs:
            x = F.leaky_relu(conv(x), 0.1)
        return self.heads[0](x.flatten(1))[:, 0]


MIMICRY_G = {"project": "l1", "norm1": "block{j}.b1", "conv1": "block{j}.c1", "norm2": "block{j}.b2", "conv2": "block{j}.c2", "beside": "block{j}.c_sc",
             "norm": "b5", "image": "c5"}
MIMICRY_D = [{"conv1": "block{j}.c1", "conv2": "block{j}.c2", "beside": "block{j}.c_sc", "logit": "l5", "embedding": "l_y"}] * 2
COLLECTION_G = {"project": "linear", "norm1": "blocks.{i}.residual.0", "conv1": "blocks.{i}.residual.3", "norm2": "blocks.{i}.residual.4",
                "conv2": "blocks.{i}.residual.6", "beside": "blocks.{i}.shortcut.1", "norm": "blocks.3", "image": "blocks.5"}
COLLECTION_D = [{"conv1": "model.{i}.residual.0", "conv2": "model.{i}.residual.2", "beside": "model.{i}.shortcut.1", "logit": "linear"},
                {"conv1": "model.{i}.residual.1", "conv2": "model.{i}.residual.3", "beside": "model.{i}.shortcut.0"}]


def pair(name):
    if name == "mimicry-sngan":
        return ResidualGenerator(MIMICRY_G, 8, 3, 0, "bilinear"), ResidualDiscriminator(MIMICRY_D, 4, 0, True), 0
    if name == "mimicry-projection":
        return ResidualGenerator(MIMICRY_G, 8, 3, CLASSES, "bilinear"), ResidualDiscriminator(MIMICRY_D, 4, CLASSES, True), CLASSES
    if name == "collection-sngan-resnet":
        return ResidualGenerator(COLLECTION_G, 8, 3, 0, "nearest"), ResidualDiscriminator(COLLECTION_D, 4, 0, False), 0
    if name == "collection-sngan":
        return Plain(2), PlainJudge(2), 0
    return Classic(1), ClassicJudge(2), 0


def main(folder):
    torch.set_num_threads(1)
    for name in ("mimicry-sngan", "mimicry-projection", "collection-sngan-resnet", "collection-sngan", "collection-dcgan"):
        torch.manual_seed(7)
        g, d, classes = pair(name)
        if name == "collection-dcgan":
            # PyTorch's first weights let next to nothing through five transposed convolutions.
            with torch.no_grad():
                for weight in g.parameters():
                    weight.mul_(4 if weight.dim() > 1 else 1)
        optimizers = [torch.optim.Adam(net.parameters(), 1e-2, (0.0, 0.9)) for net in (g, d)]
        schedules = [torch.optim.lr_scheduler.LambdaLR(o, lambda step: 1 - step / 10) for o in optimizers]
        for _ in range(3):
            z, y = torch.randn(8, LATENT), torch.randint(CLASSES, (8,)) if classes else None
            loss = F.softplus(d(g(z, y), y)).mean() + F.softplus(-d(2 * torch.rand(8, 3, 32, 32) - 1, y)).mean()
            for o in optimizers:
                o.zero_grad()
            loss.backward()
            for o, s in zip(optimizers, schedules):
                o.step()
                s.step()
        g.eval()
        d.eval()
        torch.manual_seed(8)
        z, y = torch.randn(2, LATENT), torch.tensor([1, 2]) if classes else None
        with torch.no_grad():
            images = g(z, y)
            scores = d(images, y)
            torch.save({"latents": z, "classes": torch.zeros(2) if y is None else y.float(), "images": images, "scores": scores},
                       os.path.join(folder, f"{name}.images.pt"))
        if name.startswith("mimicry"):
            for net, o, part in ((g, optimizers[0], "netG"), (d, optimizers[1], "netD")):
                torch.save({"model_state_dict": net.state_dict(), "optimizer_state_dict": o.state_dict(), "global_step": 3},
                           os.path.join(folder, f"{name}.{part}.pth"))
        else:
            torch.save({"net_G": g.state_dict(), "net_D": d.state_dict(), "optim_G": optimizers[0].state_dict(), "optim_D": optimizers[1].state_dict(),
                        "sched_G": schedules[0].state_dict(), "sched_D": schedules[1].state_dict()}, os.path.join(folder, f"{name}.pt"))
    # One more as a bare state dict, in the layout of before PyTorch 1.6.
    torch.manual_seed(7)
    torch.save(pair("collection-dcgan")[0].state_dict(), os.path.join(folder, "bare.pth"), _use_new_zipfile_serialization=False)


main(sys.argv[1])
