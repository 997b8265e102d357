"""The PyTorch side: the same networks, batch and optimiser, in the same plain style, behind the same commands (see Worker.cs)."""
import sys
import time

import torch
from torch import nn

torch.set_num_threads(int(sys.argv[1]))
BATCH = 64


def generator():
    return nn.Sequential(
        nn.ConvTranspose2d(128, 256, 4, 1, 0, bias=False), nn.BatchNorm2d(256), nn.ReLU(True),
        nn.ConvTranspose2d(256, 128, 4, 2, 1, bias=False), nn.BatchNorm2d(128), nn.ReLU(True),
        nn.ConvTranspose2d(128, 64, 4, 2, 1, bias=False), nn.BatchNorm2d(64), nn.ReLU(True),
        nn.ConvTranspose2d(64, 1, 4, 2, 1, bias=False), nn.Tanh())


def discriminator():
    return nn.Sequential(
        nn.Conv2d(1, 64, 4, 2, 1, bias=False), nn.LeakyReLU(0.2, True),
        nn.Conv2d(64, 128, 4, 2, 1, bias=False), nn.BatchNorm2d(128), nn.LeakyReLU(0.2, True),
        nn.Conv2d(128, 256, 4, 2, 1, bias=False), nn.BatchNorm2d(256), nn.LeakyReLU(0.2, True),
        nn.Conv2d(256, 1, 4, 1, 0, bias=False))


class Training:
    def __init__(self):
        torch.manual_seed(1)
        self.g, self.d = generator(), discriminator()
        self.opt_g = torch.optim.Adam(self.g.parameters(), lr=2e-4, betas=(0.5, 0.999))
        self.opt_d = torch.optim.Adam(self.d.parameters(), lr=2e-4, betas=(0.5, 0.999))
        self.loss = nn.BCEWithLogitsLoss()
        self.real = torch.rand(BATCH, 1, 32, 32) * 2 - 1
        self.ones, self.zeros = torch.ones(BATCH), torch.zeros(BATCH)

    def step(self):
        fake = self.g(torch.randn(BATCH, 128, 1, 1))

        self.opt_d.zero_grad()
        loss_d = self.loss(self.d(self.real).view(-1), self.ones) + self.loss(self.d(fake.detach()).view(-1), self.zeros)
        loss_d.backward()
        self.opt_d.step()

        self.opt_g.zero_grad()
        loss_g = self.loss(self.d(fake).view(-1), self.ones)
        loss_g.backward()
        self.opt_g.step()
        return loss_d, loss_g


def add(count):
    a, b = torch.ones(1), torch.ones(1)
    start = time.perf_counter()
    for _ in range(count):
        a + b
    return time.perf_counter() - start


training = Training()
for line in sys.stdin:
    command, count = line.split()
    if command == "steps":
        start = time.perf_counter()
        for _ in range(int(count)):
            training.step()
        print(time.perf_counter() - start, flush=True)
    elif command == "losses":
        loss_d, loss_g = training.step()
        print(f"{loss_d.item():.7g} {loss_g.item():.7g}", flush=True)
    elif command == "add":
        print(add(int(count)), flush=True)
