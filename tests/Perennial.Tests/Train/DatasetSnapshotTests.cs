using CsCheck;
using Perennial.Log;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Tests.Fakes;
using Perennial.Train;

namespace Perennial.Tests.Train;

public sealed class DatasetSnapshotTests
{
    private static readonly ModelDeclaration Model = Declared.Model;

    [Fact]
    public void Training_and_judging_rows_are_split_by_time_and_share_none() => Gen.Int[7, 16].Sample(
        days =>
        {
            using var life = new Life(Model, new World(24, 99)).Until(days);
            var taken = Snapshot(life).Take(1, life.State.Registry, life.State.Log, life.State.Monitor);
            var (train, judge) = (Ids(life, taken.From, taken.TrainTo, taken.AsOf), Ids(life, taken.TrainTo, taken.JudgeTo, taken.AsOf));
            Assert.Equal(taken.Rows, train.Count);
            Assert.NotEmpty(judge);
            Assert.Empty(train.Intersect(judge));
            Assert.Equal(Model.Quality.Judge, taken.JudgeTo - taken.TrainTo);
            Assert.True(taken.JudgeTo + Model.Label.MaturesAfter <= life.State.Log.Before, "a row is judged by whose label may still come");
        },
        iter: 5);

    [Fact]
    public void An_expanding_window_begins_with_the_first_prediction_and_a_sliding_one_does_not_reach_behind_it()
    {
        using var life = new Life(Model, new World(12, 99)).Until(14);
        Assert.Equal(World.Day(0), Take(life, null).From);
        Assert.Equal(Take(life, 4).TrainTo.AddDays(-4), Take(life, 4).From);
        Assert.Equal(World.Day(0), Take(life, 400).From);
    }

    [Fact]
    public void Broken_days_are_left_out_and_judging_keeps_as_many_sound_ones()
    {
        using var life = new Life(Model, new World(12, 99)).Until(14);
        var (state, whole) = (life.State, Take(life, null));
        var last = state.Monitor.MaturedDay!.Value;
        var monitor = state.Monitor.After(new Perennial.Monitor.DaysQuarantined(last.AddDays(-1), last, "x", "another unit"));
        var taken = Snapshot(life).Take(1, state.Registry, state.Log, monitor);
        Assert.Equal([last.AddDays(-1), last], taken.Without);
        Assert.Equal((whole.JudgeTo, whole.TrainTo.AddDays(-2)), (taken.JudgeTo, taken.TrainTo));
    }

    [Fact]
    public void A_twin_knows_the_first_half_and_is_judged_up_to_the_same_day_as_of_the_same_sequence()
    {
        using var life = Lives.Whole().Until(20);
        var champion = life.State.Registry.Version(1);
        var half = Snapshot(life).TakeHalf(9, Model, life.State.Log, champion);
        Assert.Equal((champion.TrainedFrom, champion.JudgedTo, champion.AsOf), (half.From, half.JudgeTo, half.AsOf));
        Assert.InRange(half.TrainTo, champion.TrainedFrom.AddDays(1), champion.TrainedTo.AddDays(-1));
        Assert.InRange(half.Rows, 1, champion.TrainingRows - 1);
        Assert.Equal(life.Facts.OfType<DatasetTaken>().Single(taken => taken.Run == 2) with { Run = 9 }, half);
    }

    [Fact]
    public void The_same_inputs_have_the_same_digest_and_others_another()
    {
        using var life = new Life(Model, new World(12, 99)).Until(10);
        var digests = new[] { Take(life, 3), Take(life, 4), Take(life, null) }.Select(one => one.Dataset).ToList();
        Assert.Equal(3, digests.Distinct().Count());
        Assert.Equal(digests[0], Take(life, 3).Dataset);
        var manifest = CanonicalJson.Read<DatasetManifest>(System.Text.Encoding.UTF8.GetString(life.Blobs.Bytes(BlobKinds.Datasets, digests[0])));
        Assert.Equal((Model.Model, life.State.Log.Through, "late"), (manifest.Model, manifest.AsOf, manifest.Label));
    }

    [Fact]
    public void What_comes_later_is_no_part_of_a_dataset()
    {
        using var life = new Life(Model, new World(12, 99)).Until(10);
        var taken = Take(life, 3);
        life.Inbox.Now = World.Day(10).AddHours(1);
        life.Inbox.Append(Model.Model, [new InboxRow(RowKind.Label, "5-1", World.Day(5), null, 1, null, []), new InboxRow(RowKind.Label, "5-2", World.Day(5), null, 0, null, [])]);
        life.Rest(World.Day(11));
        var declared = Model with { Train = Model.Train with { Sliding = TimeSpan.FromDays(3) } };
        Assert.True(life.State.Log.Through > taken.AsOf);
        Assert.Equal(taken.Dataset, DatasetManifest.Of(declared, life.State.Log, taken).Digest());
    }

    [Fact]
    public void Labels_that_came_with_an_early_time_of_their_own_were_missing_in_the_manifest()
    {
        using var life = new Life(Model, new World(12, 99)).Until(10);
        life.Inbox.Now = World.Day(10).AddHours(1);
        life.Inbox.Append(Model.Model, [new InboxRow(RowKind.Label, "5-1", DateTimeOffset.UnixEpoch, null, 1, null, []), new InboxRow(RowKind.Label, "5-2", DateTimeOffset.UnixEpoch, null, 0, null, [])]);
        life.Rest(World.Day(11));
        var label = life.State.Log.Segments.Last(segment => segment.Kind == RowKind.Label);
        Assert.Equal(DateTimeOffset.UnixEpoch, label.LastOccurred);
        var manifest = life.Blobs.Bytes(BlobKinds.Datasets, Take(life, 3).Dataset);
        Assert.Contains(label.Digest.Hex, System.Text.Encoding.UTF8.GetString(manifest), StringComparison.Ordinal);
    }

    [Fact]
    public void Before_anything_matured_there_is_nothing_to_take()
    {
        using var life = new Life(Model, new World(12, 99)).Until(1);
        Assert.Contains("No cohort has matured", Assert.Throws<FaultException>(() => Take(life, null)).Message, StringComparison.Ordinal);
    }

    private static DatasetSnapshot Snapshot(Life life) => new(new PredictionLog(life.Inbox, life.Segments), life.Blobs);

    private static DatasetTaken Take(Life life, int? slidingDays) => Snapshot(life).Take(
        1,
        life.State.Registry with { Declaration = Model with { Train = Model.Train with { Sliding = slidingDays is { } days ? TimeSpan.FromDays(days) : null } } },
        life.State.Log,
        life.State.Monitor);

    private static List<string?> Ids(Life life, DateTimeOffset from, DateTimeOffset to, long asOf)
    {
        using var window = life.Segments.Open(Model.Features, life.State.Log.Segments, new WindowQuery(from, to, asOf) { LabelledOnly = true });
        return [.. window.Texts(WindowColumns.Id)];
    }
}
