using System;
using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    public class Device
    {
        public Device(string description)
        {
            string[] parts = description.Split(':');
            if (parts.Length > 2)
                throw new ArgumentException($"'{description}' is not a device: expected a type and at most one index, such as cuda:0.");
            type = Parse(parts[0]);
            index = Normalise(type, parts.Length == 2 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : -1);
        }

        public Device(string deviceType, int index = -1)
        {
            type = Parse(deviceType);
            this.index = Normalise(type, index);
        }

        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = Normalise(type, index);
        }

        public Device(int index)
        {
            type = DeviceType.CUDA;
            this.index = index;
        }

        public DeviceType type { get; }

        public int index { get; }

        public override string ToString()
            => type == DeviceType.CPU || index < 0 ? Name : string.Create(CultureInfo.InvariantCulture, $"{Name}:{index}");

        public static implicit operator Device(string description) => new(description);

        private string Name => type.ToString().ToLowerInvariant();

        // Only a processor with siblings has a number: cpu is always -1, cuda without a number is cuda:0.
        private static int Normalise(DeviceType type, int index) => type == DeviceType.CUDA ? Math.Max(index, 0) : -1;

        private static DeviceType Parse(string name) => name switch
        {
            "cpu" => DeviceType.CPU,
            "cuda" => DeviceType.CUDA,
            "meta" => DeviceType.META,
            _ => throw new ArgumentException($"'{name}' is not a device type that this build of TorchSharp knows."),
        };
    }

    public static readonly Device CPU = new(DeviceType.CPU);
    public static readonly Device META = new(DeviceType.META);

    public static Device CUDA => new(DeviceType.CUDA);

    public static Device device(string description) => new(description);

    public static Device device(string deviceType, int index = -1) => new(deviceType, index);

    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);

    public static Device device(int index) => new(index);
}
