"""The PyTorch side: each case as one would write it down, behind the commands of TrainingWorker.cs.

    plain_gan.py CASE THREADS EXCHANGE

EXCHANGE has, as raw float32, what the C# side starts from: its weights, the vectors of spectral normalisation, and for a few steps the
real batch, the latents and the numbers that interpolate between real and generated samples.
"""
import sys
import time

import numpy
import torch
from torch import nn
from torch.nn import functional as F

BATCH, LATENT, CHANNELS, SIDE = 64, 128, {"dcgan32": 1, "dcgan32-wgan-gp": 1, "resnet32": 3}, 32


class DcganGenerator(nn.Module):
    def __init__(self, base, channels):
        super().__init__()
        widths = [4 * base, 2 * base, base, channels]
        self.project = nn.Linear(LATENT, widths[0] * 4 * 4, bias=False)
        self.norms = nn.ModuleList(nn.BatchNorm2d(w) for w in widths[:-1])
        self.ups = nn.ModuleList(nn.ConvTranspose2d(a, b, 4, 2, 1, bias=False) for a, b in zip(widths, widths[1:]))

    def forward(self, z):
        x = self.project(z).view(len(z), -1, 4, 4)
        for norm, up in zip(self.norms, self.ups):
            x = up(F.relu(norm(x), inplace=True))
        return torch.tanh(x)


class DcganDiscriminator(nn.Module):
    def __init__(self, base, channels, normalized):
        super().__init__()
        widths = [channels, base, 2 * base, 4 * base]
        self.downs = nn.ModuleList(nn.Conv2d(a, b, 4, 2, 1) for a, b in zip(widths, widths[1:]))
        self.norms = nn.ModuleList(nn.BatchNorm2d(w) if normalized and i > 0 else nn.Identity() for i, w in enumerate(widths[1:]))
        self.logit = nn.Linear(widths[-1] * 4 * 4, 1)

    def forward(self, x):
        for down, norm in zip(self.downs, self.norms):
            x = F.leaky_relu(norm(down(x)), 0.2, inplace=True)
        return self.logit(x.flatten(1)).squeeze(1)


class GeneratorBlock(nn.Module):
    def __init__(self, inputs, outputs):
        super().__init__()
        self.norm1, self.conv1 = nn.BatchNorm2d(inputs), nn.Conv2d(inputs, outputs, 3, padding=1)
        self.norm2, self.conv2 = nn.BatchNorm2d(outputs), nn.Conv2d(outputs, outputs, 3, padding=1)
        self.shortcut = nn.Conv2d(inputs, outputs, 1)

    def forward(self, x):
        y = self.conv1(F.interpolate(F.relu(self.norm1(x), inplace=True), scale_factor=2))
        y = self.conv2(F.relu(self.norm2(y), inplace=True))
        return y + self.shortcut(F.interpolate(x, scale_factor=2))


class ResNetGenerator(nn.Module):
    def __init__(self, base, channels):
        super().__init__()
        self.width = 4 * base
        self.project = nn.Linear(LATENT, self.width * 4 * 4)
        self.blocks = nn.Sequential(*(GeneratorBlock(self.width, self.width) for _ in range(3)))
        self.norm, self.image = nn.BatchNorm2d(self.width), nn.Conv2d(self.width, channels, 3, padding=1)

    def forward(self, z):
        x = self.blocks(self.project(z).view(len(z), -1, 4, 4))
        return torch.tanh(self.image(F.relu(self.norm(x), inplace=True)))


class DiscriminatorBlock(nn.Module):
    def __init__(self, inputs, outputs, halves, at_image):
        super().__init__()
        self.halves, self.at_image = halves, at_image
        self.conv1 = nn.Conv2d(inputs, outputs if at_image else inputs, 3, padding=1)
        self.conv2 = nn.Conv2d(outputs if at_image else inputs, outputs, 3, padding=1)
        self.shortcut = nn.Conv2d(inputs, outputs, 1) if halves else nn.Identity()

    def forward(self, x):
        y = self.conv2(F.relu(self.conv1(x if self.at_image else F.relu(x)), inplace=True))
        if not self.halves:
            return y + x
        beside = self.shortcut(F.avg_pool2d(x, 2)) if self.at_image else F.avg_pool2d(self.shortcut(x), 2)
        return F.avg_pool2d(y, 2) + beside


class ResNetDiscriminator(nn.Module):
    def __init__(self, base, channels):
        super().__init__()
        w = 2 * base
        self.blocks = nn.Sequential(
            DiscriminatorBlock(channels, w, True, True), DiscriminatorBlock(w, w, True, False),
            DiscriminatorBlock(w, w, False, False), DiscriminatorBlock(w, w, False, False))
        self.logit = nn.Linear(w, 1)

    def forward(self, x):
        return self.logit(F.relu(self.blocks(x)).sum((2, 3))).squeeze(1)


class Exchange:
    def __init__(self, path):
        self.values, self.at = torch.from_numpy(numpy.fromfile(path, dtype=numpy.float32)), 0

    def next(self, *shape):
        count = int(numpy.prod(shape))
        self.at += count
        return self.values[self.at - count:self.at].view(shape).clone()


class Training:
    def __init__(self, case, base, exchange):
        channels = CHANNELS[case]
        if case == "resnet32":
            self.g, self.d = ResNetGenerator(base, channels), ResNetDiscriminator(base, channels)
        else:
            self.g, self.d = DcganGenerator(base, channels), DcganDiscriminator(base, channels, normalized=case == "dcgan32")
        with torch.no_grad():
            for weight in [*self.g.parameters(), *self.d.parameters()]:
                weight.copy_(exchange.next(*weight.shape))
        if case == "resnet32":
            for layer in [m for m in self.d.modules() if isinstance(m, (nn.Conv2d, nn.Linear))]:
                nn.utils.spectral_norm(layer).weight_u.copy_(exchange.next(len(layer.weight)))
        self.wasserstein = case == "dcgan32-wgan-gp"
        self.opt_g = torch.optim.Adam(self.g.parameters(), lr=2e-4, betas=(0.5, 0.999))
        self.opt_d = torch.optim.Adam(self.d.parameters(), lr=2e-4, betas=(0.5, 0.999))
        self.loss = nn.BCEWithLogitsLoss()
        self.image = (BATCH, channels, SIDE, SIDE)
        self.real = torch.rand(self.image) * 2 - 1
        self.ones, self.zeros = torch.ones(BATCH), torch.zeros(BATCH)

    def penalty(self, real, fake, e):
        x = (e * real + (1 - e) * fake).requires_grad_()
        logits = self.d(x)
        gradient, = torch.autograd.grad(logits, x, torch.ones_like(logits), create_graph=True)
        return 10 * ((gradient.flatten(1).norm(dim=1) - 1) ** 2).mean()

    def step(self, real=None, z=None, e=None):
        real = self.real if real is None else real
        fake = self.g(torch.randn(BATCH, LATENT) if z is None else z)

        self.opt_d.zero_grad()
        if self.wasserstein:
            e = torch.rand(BATCH, 1, 1, 1) if e is None else e
            loss_d = self.d(fake.detach()).mean() - self.d(real).mean() + self.penalty(real, fake.detach(), e)
        else:
            loss_d = self.loss(self.d(real), self.ones) + self.loss(self.d(fake.detach()), self.zeros)
        loss_d.backward()
        self.opt_d.step()

        self.opt_g.zero_grad()
        judged = self.d(fake)
        loss_g = -judged.mean() if self.wasserstein else self.loss(judged, self.ones)
        loss_g.backward()
        self.opt_g.step()
        return loss_d, loss_g


def main():
    case, base, threads, path = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    torch.set_num_threads(threads)
    torch.manual_seed(1)
    exchange = Exchange(path)
    training = Training(case, base, exchange)
    for line in sys.stdin:
        command, count = line.split()
        if command == "losses":
            losses = [training.step(exchange.next(*training.image), exchange.next(BATCH, LATENT), exchange.next(BATCH, 1, 1, 1))
                      for _ in range(int(count))]
            print(" ".join(f"{value.item():.6g}" for pair in losses for value in pair), flush=True)
        elif command == "steps":
            start = time.perf_counter()
            for _ in range(int(count)):
                training.step()
            print(time.perf_counter() - start, flush=True)


main()
