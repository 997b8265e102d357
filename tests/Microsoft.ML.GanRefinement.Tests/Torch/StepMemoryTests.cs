using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Torch;

namespace Microsoft.ML.GanRefinement.Tests.Torch;

[Trait("Run", "EachCommit")]
[Collection(nameof(RunsAlone))]
public unsafe class StepMemoryTests
{
    private const int Megabyte = 1 << 20;
    private const int Blocks = 200;

    [Fact]
    public void Freed_memory_stays_while_somebody_trains_and_goes_back_afterwards()
    {
        var (held, after) = Grown(() =>
        {
            long held;
            using (StepMemory.Keep())
            {
                using (StepMemory.Keep())
                    UseAndFree();
                // The outer holder still trains.
                held = Environment.WorkingSet;
            }
            return held;
        });
        // Other systems' allocators decide for themselves.
        Assert.True(!OperatingSystem.IsLinux() || held > Blocks * Megabyte / 2, $"held {held / Megabyte} MB");
        Assert.True(after < Blocks * Megabyte / 4, $"after {after / Megabyte} MB");
    }

    [Fact]
    public void Being_disposed_twice_counts_once()
    {
        var (held, _) = Grown(() =>
        {
            using var other = StepMemory.Keep();
            var twice = StepMemory.Keep();
            twice.Dispose();
            twice.Dispose();
            UseAndFree();
            return Environment.WorkingSet;
        });
        Assert.True(!OperatingSystem.IsLinux() || held > Blocks * Megabyte / 2, $"held {held / Megabyte} MB");
    }

    [Fact]
    public void Who_gives_nothing_back_leaves_little_and_nothing_for_others_to_miss()
    {
        var (_, after) = Grown(() =>
        {
            using (StepMemory.Keep(givesBack: false))
                UseAndFree();
            // What is freed now is glibc's to keep or not.
            UseAndFree();
            return 0;
        });
        Assert.True(after < Blocks * Megabyte * 3 / 4, $"after {after / Megabyte} MB");

        (_, after) = Grown(() =>
        {
            using (StepMemory.Keep())
            using (StepMemory.Keep(givesBack: false))
                UseAndFree();
            return 0;
        });
        Assert.True(after < Blocks * Megabyte / 4, $"after {after / Megabyte} MB");
    }

    [Fact]
    public void Whoever_is_forgotten_lets_go()
    {
        Forget();
        var (_, after) = Grown(() =>
        {
            UseAndFree();
            return 0;
        });
        // What glibc keeps of its own accord: 64 MB, or somewhat more in a heap of another thread than the first.
        Assert.True(after < Blocks * Megabyte * 3 / 4, $"after {after / Megabyte} MB");

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void Forget() => StepMemory.Keep();
    }

    // By how much memory had grown at the reading that the work returns, at most, and when it had ended, at least, of several attempts: glibc gives the end
    // of a heap back, and a few bytes of another thread may lie there for long. Each attempt has a heap of its own, since its thread lives on beside the
    // next ones', and begins with nothing to give back.
    private static (long During, long After) Grown(Func<long> work)
    {
        var (during, after) = (long.MinValue, long.MaxValue);
        using ManualResetEventSlim isOver = new();
        List<Thread> threads = [];
        for (var attempt = 0; attempt < 6; attempt++)
        {
            // Cursors that other tests have forgotten hold memory too.
            GC.Collect();
            GC.WaitForPendingFinalizers();
            if (OperatingSystem.IsLinux())
                _ = malloc_trim(0);
            var before = Environment.WorkingSet;
            using ManualResetEventSlim isDone = new();
            Thread thread = new(() =>
            {
                during = Math.Max(during, work() - before);
                isDone.Set();
                isOver.Wait();
            });
            thread.Start();
            isDone.Wait();
            after = Math.Min(after, Environment.WorkingSet - before);
            threads.Add(thread);
        }
        isOver.Set();
        threads.ForEach(thread => thread.Join());
        return (during, after);
    }

    private static void UseAndFree()
    {
        var blocks = new nint[Blocks];
        for (var i = 0; i < Blocks; i++)
        {
            var block = NativeMemory.Alloc(Megabyte);
            new Span<byte>(block, Megabyte).Fill(1);
            blocks[i] = (nint)block;
        }
        foreach (var block in blocks)
            NativeMemory.Free((void*)block);
    }

    [DllImport("libc.so.6")]
    private static extern int malloc_trim(nuint pad);
}
