"""Rebuilds the generator of a model file (see model-file.md): load_generator.py model.zip latents.f32 classes.i64 images.f32"""
import io, json, sys, zipfile, numpy as np, torch, torch.nn.functional as F

def number(f):  # unsigned, in sevens of bits, lowest first
    byte = f.read(1)[0]
    return byte if byte < 128 else byte & 127 | number(f) << 7
def read_weights(content):
    f, weights = io.BytesIO(content), {}
    for _ in range(number(f)):
        name = f.read(number(f)).decode()
        assert number(f) == 6, "float32 expected"
        shape = [number(f) for _ in range(number(f))]
        weights[name] = torch.from_numpy(np.frombuffer(f.read(4 * int(np.prod(shape))), "<f4").reshape(shape).copy())
    return weights
def load(path):
    with zipfile.ZipFile(path) as file:
        entry = lambda end: file.read(next(n for n in file.namelist() if n.endswith(end)))[:-32]  # without the seal
        return json.loads(entry("specification.json"))["networks"], read_weights(entry("generator.weights"))
def generate(networks, w, latents, classes):
    image, blocks = networks["image"], sum(name.startswith("ups.") for name in w)
    x = (latents @ w["project.weight"].T).view(len(latents), -1, image["height"] >> blocks, image["width"] >> blocks)
    for i in range(blocks):
        x = F.batch_norm(x, w[f"norms.{i}.running_mean"], w[f"norms.{i}.running_var"], eps=1e-5)
        x = x * w[f"norms.{i}.gain"][classes][:, :, None, None] + w[f"norms.{i}.bias"][classes][:, :, None, None]
        x = F.conv_transpose2d(F.relu(x), w[f"ups.{i}.weight"], stride=2, padding=1)
    return x.tanh()

networks, weights = load(sys.argv[1])
latents = torch.from_numpy(np.fromfile(sys.argv[2], "<f4").reshape(-1, networks["latentSize"]))
generate(networks, weights, latents, torch.from_numpy(np.fromfile(sys.argv[3], "<i8"))).numpy().tofile(sys.argv[4])
