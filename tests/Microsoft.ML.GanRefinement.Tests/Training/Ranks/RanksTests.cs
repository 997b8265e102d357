using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Tests.Trainers.Validation;
using Microsoft.ML.GanRefinement.Torch;
using Microsoft.ML.GanRefinement.Trainers;
using static TorchSharp.torch;
using Group = Microsoft.ML.GanRefinement.Common.Ranks;

namespace Microsoft.ML.GanRefinement.Tests.Training.Ranks;

/// <summary>What ranks do together, apart from training the same weights.</summary>
[Collection(nameof(Trains))]
public class RanksTests
{
    [Fact]
    public void A_cluster_of_one_changes_no_bit_and_makes_no_call()
    {
        MemoryCluster? used = null;
        var one = MemoryCluster.Results(1, cluster => RankTraining.Train(used = cluster, o => o.SynchronizedBatchNorm = true)).Single();
        Assert.Equal(RankTraining.Train((GanCluster?)null), one);
        Assert.Equal(0, used!.Calls);
    }

    [Fact]
    public void Options_say_nothing_of_the_cluster()
    {
        var options = RankTraining.Options();
        var before = new GanMethod("test", options).Describe().ToJsonString();
        options.Cluster = MemoryCluster.Results(2, cluster => cluster)[0];
        Assert.Equal(before, new GanMethod("test", options).Describe().ToJsonString());
        Assert.DoesNotContain("Synchronized", before);
        options.SynchronizedBatchNorm = true;
        Assert.Contains("\"SynchronizedBatchNorm\":true", new GanMethod("test", options).Describe().ToJsonString());
    }

    [Theory]
    [InlineData(7, 2)]
    [InlineData(4, 3)]
    [InlineData(2, 2)]
    public void A_batch_that_ranks_cannot_share_is_refused(int batch, int ranks)
    {
        var options = RankTraining.Options(o => o.BatchSize = batch);
        options.Cluster = MemoryCluster.Results(ranks, cluster => cluster)[0];
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new MLContext(1).Gan().Standard(options));
        Assert.Contains($"BatchSize is of all {ranks} ranks together, so it must be a multiple of {ranks}, and at least {2 * ranks}", error.Message);
    }

    [Fact]
    public void Means_rows_and_their_slopes_cross_ranks_twice()
    {
        // L = mean of Lᵣ with Lᵣ = S² · xᵣ, S = Σ xᵣ = 6, of rows 1, 2, 3: by hand, L = S³/3 and N·∂L/∂xᵣ = 3·S² = 108 on each rank. The mean of that over
        // ranks is 3·S² again, and N times its slope 3·6·S = 108.
        var slopes = MemoryCluster.Results(3, cluster => Group.Run(cluster, false, () =>
        {
            using var scope = NewDisposeScope();
            var own = tensor(new[] { cluster.Rank + 1f }, [1, 1], requires_grad: true);
            var all = AcrossRanks.Rows(own);
            Assert.Equal([1f, 2f, 3f], all.data<float>().ToArray());
            Assert.Equal(2, AcrossRanks.Mean(own).item<float>());
            Assert.Equal([10L, 11L, 12L], AcrossRanks.Rows(tensor(new[] { 10L + cluster.Rank })).data<long>().ToArray());
            Assert.Equal(own.item<float>(), AcrossRanks.Own(all).item<float>());
            Assert.Equal(2.0 + (1.0 / 3), Group.Current.Mean(cluster.Rank == 2 ? 7 : 0), 12);
            var loss = all.sum() * all.sum() * own.sum();
            var slope = autograd.grad([loss], [own], retain_graph: true, create_graph: true)[0];
            var first = slope.item<float>();
            slope.sum().backward();
            return (first, own.grad!.item<float>());
        }));
        Assert.All(slopes, slope => Assert.Equal((108f, 108f), slope));
    }

    [Fact]
    public void What_a_rank_does_alone_is_its_own()
    {
        MemoryCluster.Results(2, cluster => Group.Run(cluster, true, () =>
        {
            using (Group.Alone())
            {
                Assert.Equal(1, Group.Current.Size);
                Assert.False(Group.Current.SynchronizesNorms);
            }
            Assert.Equal((2, true), (Group.Current.Size, Group.Current.SynchronizesNorms));
            Assert.Equal(5, Group.Current.FromFirst(() => cluster.Rank == 0 && Group.Current.Size == 1 ? 5 : throw new InvalidOperationException()));
            return 0;
        }));
        Assert.Equal(1, Group.Current.Size);
    }

    [Fact]
    public void Rank_0_alone_reports_and_draws_samples()
    {
        List<int>[] heard = [[], []];
        RankTraining.Train(2, null, (o, rank) =>
        {
            (o.ProgressInterval, o.SampleInterval) = (2, 5);
            o.OnProgress = p => heard[rank].Add(p.Iteration);
            o.OnSamples = s => heard[rank].Add(100 + s.Iteration);
        });
        Assert.Equal([2, 4, 5, 105], heard[0]);
        Assert.Empty(heard[1]);
    }

    [Fact]
    public void Reported_figures_are_those_of_the_whole_batch()
    {
        static void Change(StandardGanTrainer.Options o) => (o.LabelColumnName, o.Networks, o.ClassifiesFakes, o.Regularizers, o.Lens) =
            ("Label", GanNetworks.Dcgan(2, new()
            {
                GeneratorNormalization = GeneratorNormalization.None,
                Conditioning = ClassConditioning.AuxiliaryClassifier,
            }), true, [GanRegularizer.R1(1)], new GanLens { Channels = 2, Blocks = 1, TemperingIterations = 9, StartsAsIdentity = false });
        GanTrainingProgress? whole = null, merged = null, own = null;
        RankTraining.Train((GanCluster?)null, o =>
        {
            Change(o);
            (o.ProgressInterval, o.OnProgress) = (1, progress => whole ??= progress);
        });
        RankTraining.Train(2, Change, (o, rank) => (o.ProgressInterval, o.OnProgress) = (1, progress => merged ??= progress));
        RankTraining.Train((GanCluster?)null, o =>
        {
            Change(o);
            (o.ProgressInterval, o.BatchSize, o.OnProgress) = (1, 4, progress => own ??= progress);
        });

        Assert.NotEqual(own!.RealScore, merged!.RealScore, 1e-5);
        double[] Figures(GanTrainingProgress progress) =>
        [
            progress.DiscriminatorLoss, progress.GeneratorLoss, progress.RealScore, progress.FakeScore, progress.RealAccuracy, progress.FakeAccuracy,
            progress.EquilibriumDistance, progress.RealClassAccuracy!.Value, progress.FakeClassAccuracy!.Value,
            progress.Lens!.AdversarialLoss!.Value, progress.Lens.ReconstructionLoss,
            .. progress.DiscriminatorTerms.Concat(progress.GeneratorTerms).OrderBy(term => term.Key).Select(term => term.Value),
        ];
        var (expected, found) = (Figures(whole!), Figures(merged));
        Assert.Equal(expected.Length, found.Length);
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
        Assert.Equal(whole!.DiscriminatorTerms.Keys, merged.DiscriminatorTerms.Keys);
    }

    [Fact]
    public void What_nobody_reads_or_reports_costs_no_call()
    {
        static int Calls(Action<StandardGanTrainer.Options> change)
        {
            var calls = new int[2];
            MemoryCluster.Results(2, cluster =>
            {
                RankTraining.Train(cluster, change);
                calls[cluster.Rank] = cluster.Calls;
                return 0;
            });
            Assert.Equal(calls[0], calls[1]);
            return calls[0];
        }

        static int Each(Action<StandardGanTrainer.Options> change)
        {
            int Of(int iterations) => Calls(o =>
            {
                (o.MaxIterations, o.ProgressInterval) = (iterations, 1_000);
                change(o);
            });
            return (Of(12) - Of(2)) / 10;
        }

        // A step of each player, and who is cancelled.
        Assert.Equal(3, Each(_ => { }));
        Assert.Equal(4, Each(o => (o.DiscriminatorLossTarget, o.MaxCriticSteps) = (1000, 2)));
        Assert.Equal(4, Each(o => o.ProgressInterval = 1));
    }

    [Fact]
    public void All_are_cancelled_when_one_is_after_the_same_iteration()
    {
        using var source = new CancellationTokenSource();
        List<int> reported = [];
        var ends = RankTraining.Run(2, o => o.MaxIterations = 50, (o, rank) =>
        {
            o.ProgressInterval = 1;
            if (rank == 1)
                o.CancellationToken = source.Token;
            o.OnProgress = p =>
            {
                reported.Add(p.Iteration);
                if (p.Iteration == 3)
                    source.Cancel();
            };
        });
        Assert.All(ends, end => Assert.IsAssignableFrom<OperationCanceledException>(end.Error));
        Assert.Contains("Rank 1 of the training has been cancelled", ends[0].Error!.Message);
        Assert.InRange(reported[^1], 3, 4);
    }

    [Fact]
    public void All_return_the_same_weights_when_one_is_cancelled_and_asks_for_the_last_ones()
    {
        using var source = new CancellationTokenSource();
        var ends = RankTraining.Run(2, o => (o.MaxIterations, o.CancellationBehavior) = (50, CancellationBehavior.ReturnLast), (o, rank) =>
        {
            o.ProgressInterval = 1;
            if (rank == 0)
                (o.CancellationToken, o.OnProgress) = (source.Token, p => { if (p.Iteration == 3) source.Cancel(); });
        });
        Assert.Equal(RankTraining.Train(2, o => o.MaxIterations = 3)[0], ends[0].Result);
        Assert.Equal(ends[0].Result, ends[1].Result);
    }

    [Fact]
    public void A_failing_rank_ends_all_with_its_name_and_the_last_checkpoint()
    {
        using var folder = new TemporaryFolder();
        var ends = RankTraining.Run(2, o => (o.MaxIterations, o.CheckpointDirectory, o.CheckpointInterval) = (50, folder.File("checkpoints"), 2), (o, rank) =>
        {
            o.ProgressInterval = 1;
            o.OnProgress = p => _ = p.Iteration == 3 ? throw new InvalidOperationException("The disk is full.") : 0;
        });
        Assert.Equal("The disk is full.", ends[0].Error!.Message);
        Assert.Contains("Rank 0 of 2 failed: The disk is full. The last checkpoint: that of iteration 2 in", ends[1].Error!.Message);
    }

    [Fact]
    public void Ranks_with_other_options_or_data_are_refused_by_name()
    {
        var options = RankTraining.Run(2, null, (o, rank) => o.GeneratorLearningRate = 0.1 + rank);
        Assert.All(options, end => Assert.Equal(
            "The options of rank 1 differ from those of rank 0: GeneratorLearningRate is 0.1 and 1.1. Give all ranks the same.", end.Error!.Message));
        var data = RankTraining.Run(2, null, rows: rank => 48 + rank);
        Assert.All(data, end => Assert.Equal("The training data of rank 1 differ from those of rank 0: the number of rows is 48 and 49. Give all ranks the "
            + "same, or as many rows of their own.", end.Error!.Message));
    }

    [Fact]
    public void Weights_that_differ_are_found_by_name_and_iteration()
    {
        var ends = MemoryCluster.Run<float[]>(2, cluster => RankTraining.Train(new Forgetful(cluster), null));
        Assert.All(ends, end => Assert.Contains("The weights of rank 1 differ from those of rank 0 after iteration 1", end.Error!.Message));
    }

    [Fact]
    public void A_resumed_training_on_as_many_ranks_has_the_same_bits_and_on_others_the_same_numbers()
    {
        void Change(StandardGanTrainer.Options o) => (o.Networks, o.FreePerturbation, o.GeneratorEmaDecay, o.Regularizers, o.MaxIterations) =
            (GanNetworks.Dcgan(2, new() { GeneratorNormalization = GeneratorNormalization.None }), new GanFreePerturbation { RandomStart = true }, 0.5,
                [GanRegularizer.LeCam(start: 1)], 6);
        var whole = RankTraining.Train(2, Change)[0];
        foreach (var (first, then) in new[] { (2, 2), (2, 4), (2, 1), (1, 2) })
        {
            using var folder = new TemporaryFolder();
            void Stop(StandardGanTrainer.Options o) => (o.CheckpointDirectory, o.MaxIterations) = (folder.File("checkpoints"), o.MaxIterations == 6 ? 6 : 3);
            RankTraining.Train(first, o => { Change(o); o.MaxIterations = 3; Stop(o); });
            // Only rank 0 sees the folder.
            var resumed = RankTraining.Train(then, o => { Change(o); Stop(o); }, (o, rank) =>
                o.CheckpointDirectory = rank == 0 ? o.CheckpointDirectory : "/nowhere/at/all");
            Assert.All(resumed, rank => Assert.Equal(resumed[0], rank));
            if (first == then)
                Assert.Equal(whole, resumed[0]);
            Assert.InRange(whole.Zip(resumed[0], (a, b) => Math.Abs((double)a - b)).Max(), 0, 1e-5);
        }
    }

    [Fact]
    public void Rank_0_validates_for_all()
    {
        var validated = 0;
        void Validate(StandardGanTrainer.Options o, int rank) => (o.Validation, o.OnProgress, o.ProgressInterval) =
            (ValidatedGan.Validation(new MLContext(1)), p => validated += p.Validation is null ? 0 : rank + 1, 1);
        var one = RankTraining.Train(1, null, Validate)[0];
        var two = RankTraining.Train(2, null, Validate);
        Assert.Equal(two[0], two[1]);
        Assert.InRange(one.Zip(two[0], (a, b) => Math.Abs((double)a - b)).Max(), 0, 1e-5);
        Assert.Equal(8, validated);
    }

    // Sums as if rank 1 heard something else.
    private sealed class Forgetful(GanCluster inner) : GanCluster
    {
        public override int Rank => inner.Rank;

        public override int Size => inner.Size;

        public override void Sum(Span<float> values)
        {
            inner.Sum(values);
            if (Rank == 1 && values.Length > 100)
                values[0] += 1;
        }

        public override void Broadcast(Span<byte> bytes) => inner.Broadcast(bytes);

        public override void Barrier() => inner.Barrier();

        public override void Abort(string reason) => inner.Abort(reason);
    }
}
