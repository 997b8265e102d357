using Microsoft.ML.Runtime;
using Xunit;

namespace Microsoft.ML.Conformance.Tests.Environment;

public class MLContextTests
{
    [Fact]
    public void MessagesArriveAtLogWithKindSourceAndText()
    {
        var ml = new MLContext(seed: 1);
        var heard = new List<LoggingEventArgs>();
        ml.Log += (_, message) => heard.Add(message);
        IHost host = ((IHostEnvironment)ml).Register("Trainer");
        using (IChannel channel = host.Start("Training"))
        {
            channel.Info(MessageSensitivity.None, "loss {0} after {1} {{steps}}", 0.5, 10);
            channel.Warning(MessageSensitivity.None, "careful {0}");
            channel.Error(MessageSensitivity.None, "wrong");
        }

        LoggingEventArgs info = Assert.Single(heard, message => message.Kind == ChannelMessageKind.Info);
        Assert.Equal("loss 0.5 after 10 {steps}", info.RawMessage);
        Assert.Equal("Trainer; Training", info.Source);
        Assert.Equal("[Source=Trainer; Training, Kind=Info] loss 0.5 after 10 {steps}", info.Message);
        Assert.Equal("careful {0}", Assert.Single(heard, message => message.Kind == ChannelMessageKind.Warning).RawMessage);
        Assert.Single(heard, message => message.Kind == ChannelMessageKind.Error);
        Assert.Equal("Channel started", heard[0].RawMessage);
        Assert.Equal("Channel disposed", heard[^1].RawMessage);
    }

    [Fact]
    public void ProgressIsNotLogged()
    {
        var ml = new MLContext(seed: 1);
        int heard = 0;
        ml.Log += (_, _) => heard++;
        IProgressChannel progress = ((IHostEnvironment)ml).StartProgressChannel("Training");
        progress.SetHeader(new ProgressHeader(["loss"], ["steps"]), entry => entry.SetProgress(0, 1));
        progress.Checkpoint(1);
        progress.Dispose();
        Assert.Equal(0, heard);
        Assert.Throws<InvalidOperationException>(() => progress.Checkpoint(1));
    }

    [Fact]
    public void TheSameSeedGivesTheSameNumbersInTheSameOrderOfRegistration()
    {
        int[] first = Draw(new MLContext(seed: 7));
        Assert.Equal(first, Draw(new MLContext(seed: 7)));
        Assert.NotEqual(first, Draw(new MLContext(seed: 8)));
        Assert.NotEqual(first[0], first[1]);
    }

    [Fact]
    public void AHostCanHaveASeedOfItsOwn()
    {
        IHostEnvironment one = new MLContext(seed: 1);
        IHostEnvironment two = new MLContext(seed: 2);
        Assert.Equal(one.Register("A", seed: 3).Rand.Next(), two.Register("A", seed: 3).Rand.Next());
    }

    [Fact]
    public void TheNumbersAreThoseOfTheCombinedTauswortheGenerator()
    {
        Random random = ((IHostEnvironment)new MLContext(seed: 5)).Register("A", seed: 42).Rand;
        uint[] state = Reference.Seed(42);
        for (int i = 0; i < 20; i++)
            Assert.Equal((int)(Reference.Next(state) & 0x7FFFFFFF), random.Next());
        for (int i = 0; i < 20; i++)
            Assert.Equal(Reference.Next(state) / 4294967296.0, random.NextDouble());
        for (int i = 0; i < 20; i++)
            Assert.Equal((int)(((ulong)Reference.Next(state) * 10) >> 32), random.Next(10));
    }

    [Fact]
    public void HostsSeeTheContextsDevice()
    {
        var ml = new MLContext { GpuDeviceId = 2, FallbackToCpu = true };
        Assert.Equal(2, ml.GpuDeviceId);
        Assert.True(ml.FallbackToCpu);
        Assert.Null(new MLContext().GpuDeviceId);
    }

    [Fact]
    public void OptionsAreKeptByNameAndType()
    {
        var ml = new MLContext();
        Assert.True(ml.TryAddOption("size", 3));
        Assert.False(ml.TryAddOption("size", 4));
        Assert.True(ml.TryGetOption("size", out int size));
        Assert.Equal(3, size);
        Assert.False(ml.TryGetOption("size", out string _));
        Assert.True(ml.RemoveOption("size"));
        Assert.Equal(0, ml.GetOptionOrDefault<int>("size"));
    }

    [Fact]
    public void RegisteringAnAssemblyTwiceIsHarmless()
    {
        var ml = new MLContext();
        ml.ComponentCatalog.RegisterAssembly(typeof(MLContextTests).Assembly);
        ml.ComponentCatalog.RegisterAssembly(typeof(MLContextTests).Assembly);
    }

    private static int[] Draw(IHostEnvironment environment)
        => [environment.Register("A").Rand.Next(), environment.Register("A").Rand.Next(), environment.Register("B").Rand.Next(100)];

    /// <summary>The generator written down from its definition, with arrays.</summary>
    private static class Reference
    {
        public static uint[] Seed(uint seed)
        {
            uint[] state = [seed, 0, 0, 0];
            for (int i = 1; i < 4; i++)
            {
                uint chunk = seed * 0xCC9E2D51u;
                chunk = ((chunk << 15) | (chunk >> 17)) * 0x1B873593u;
                uint hash = state[i - 1] ^ chunk;
                state[i] = (((hash << 13) | (hash >> 19)) * 5) + 0xE6546B64u;
            }

            return state;
        }

        public static uint Next(uint[] state)
        {
            (int Left, int Right, int Shift, uint Mask)[] parts = [(13, 19, 12, 0xFFFFFFFE), (2, 25, 4, 0xFFFFFFF8), (3, 11, 17, 0xFFFFFFF0)];
            for (int i = 0; i < 3; i++)
                state[i] = ((state[i] & parts[i].Mask) << parts[i].Shift) ^ (((state[i] << parts[i].Left) ^ state[i]) >> parts[i].Right);
            state[3] = unchecked((1664525 * state[3]) + 1013904223);
            return state[0] ^ state[1] ^ state[2] ^ state[3];
        }
    }
}
