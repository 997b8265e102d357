using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Torch;

namespace Microsoft.ML.GanRefinement.Tests.Torch;

[Collection(nameof(RunsAlone))]
public unsafe class StepMemoryTests
{
    private const int Megabyte = 1 << 20;
    private const int Blocks = 200;

    [Fact]
    public void Freed_memory_stays_while_somebody_trains_and_goes_back_afterwards()
    {
        Collect();
        var before = Environment.WorkingSet;
        long held;
        using (StepMemory.Keep())
        {
            using (StepMemory.Keep())
                UseAndFree();
            // The outer holder still trains.
            held = Environment.WorkingSet - before;
        }
        var after = Environment.WorkingSet - before;
        // Other systems' allocators decide for themselves.
        Assert.True(!OperatingSystem.IsLinux() || held > Blocks * Megabyte / 2, $"held {held / Megabyte} MB");
        Assert.True(after < Blocks * Megabyte / 4, $"after {after / Megabyte} MB");
    }

    [Fact]
    public void Being_disposed_twice_counts_once()
    {
        Collect();
        using var other = StepMemory.Keep();
        var twice = StepMemory.Keep();
        twice.Dispose();
        twice.Dispose();
        var before = Environment.WorkingSet;
        UseAndFree();
        Assert.True(!OperatingSystem.IsLinux() || Environment.WorkingSet - before > Blocks * Megabyte / 2);
    }

    [Fact]
    public void Who_gives_nothing_back_leaves_little_and_nothing_for_others_to_miss()
    {
        Collect();
        var before = Environment.WorkingSet;
        using (StepMemory.Keep(givesBack: false))
            UseAndFree();
        // What is freed now is glibc's to keep or not.
        UseAndFree();
        Assert.True(Environment.WorkingSet - before < Blocks * Megabyte / 2);

        using (StepMemory.Keep())
        using (StepMemory.Keep(givesBack: false))
            UseAndFree();
        Assert.True(Environment.WorkingSet - before < Blocks * Megabyte / 4);
    }

    [Fact]
    public void Whoever_is_forgotten_lets_go()
    {
        Forget();
        Collect();
        var before = Environment.WorkingSet;
        UseAndFree();
        // What glibc keeps of its own accord is less than a third.
        Assert.True(Environment.WorkingSet - before < Blocks * Megabyte / 2);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void Forget() => StepMemory.Keep();
    }

    // Cursors that other tests have forgotten hold memory too.
    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
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
}
