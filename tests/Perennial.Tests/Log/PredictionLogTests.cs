using Perennial.Registry;
using System.Text;
using CsCheck;
using Perennial.Log;
using Perennial.Terms;
using Perennial.Tests.Fakes;

namespace Perennial.Tests.Log;

public sealed class PredictionLogTests
{
    private const string Model = "late-flights";
    private readonly MemoryInbox inbox = new();
    private readonly MemorySegmentStore store = new();
    private readonly PredictionLog log;

    public PredictionLogTests() => log = new PredictionLog(inbox, store);

    [Fact]
    public void Each_day_and_kind_becomes_a_segment_in_order()
    {
        Arrive(World.Day(0).AddHours(1), Prediction("a"), Label("a", 1), Prediction("b"));
        Arrive(World.Day(1).AddHours(1), Label("b", 0), Prediction("c"));
        var sealing = Seal(LogState.Start, World.Day(2))!;
        Assert.Equal(
            [(0, RowKind.Prediction, 1, 3, 2), (0, RowKind.Label, 2, 2, 1), (1, RowKind.Prediction, 5, 5, 1), (1, RowKind.Label, 4, 4, 1)],
            sealing.Segments.Select(one => (one.Day.DayNumber - new DateOnly(2024, 1, 1).DayNumber, one.Kind, (int)one.FirstSequence, (int)one.LastSequence, (int)one.Rows)));
        Assert.Equal((5, World.Day(2)), (sealing.Through, sealing.Before));
    }

    [Fact]
    public void A_segment_of_labels_says_of_when_the_predictions_are_that_it_is_about()
    {
        Arrive(World.Day(0).AddHours(1), Prediction("a"), Label("early", 1));
        Arrive(World.Day(1).AddHours(1), Label("a", 0), Prediction("early"));
        var labels = Seal(LogState.Start, World.Day(2))!.Segments.Where(one => one.Kind == RowKind.Label).ToList();

        Assert.Equal([null, Prediction("a").OccurredAt], labels.Select(one => one.FirstAsked));
        Assert.Equal([null, Prediction("a").OccurredAt], labels.Select(one => one.LastAsked));
    }

    [Fact]
    public void A_shadow_that_was_logged_before_its_prediction_knew_nothing_of_when_that_was()
    {
        var unseen = Prediction("a") with { Kind = RowKind.Shadow, Version = 2, Features = [] };
        Arrive(World.Day(0).AddHours(1), unseen, Prediction("a"));
        var shadow = Assert.Single(Seal(LogState.Start, World.Day(1))!.Segments, one => one.Kind == RowKind.Shadow);
        Assert.Equal((Prediction("a").OccurredAt, Prediction("a").OccurredAt), (shadow.FirstAsked, shadow.LastAsked));
    }

    [Fact]
    public void Sealing_twice_gives_the_same_segments() => Assert.Equal(
        Text(SealAfter(World.Day(1))), Text(Seal(LogState.Start, World.Day(1).AddHours(5))));

    [Fact]
    public void Sealing_day_by_day_gives_the_segments_of_sealing_at_once() => Gen.Int[0, 3 * 24].Array[1, 40].Sample(
        hours =>
        {
            var (one, other) = (new PredictionLogTests(), new PredictionLogTests());
            foreach (var (place, hour) in hours.Order().Index())
            {
                one.Arrive(World.Start.AddHours(hour), Prediction($"{place}"), Label($"{place / 2}", place % 2));
                other.Arrive(World.Start.AddHours(hour), Prediction($"{place}"), Label($"{place / 2}", place % 2));
            }

            var state = Enumerable.Range(1, 4).Aggregate(LogState.Start, (all, day) =>
            {
                var next = all.After(one.Seal(all, World.Day(day))!);
                one.log.Trim(Model, next);
                return next;
            });
            var once = LogState.Start.After(other.Seal(LogState.Start, World.Day(4))!);
            Assert.Equal(once.Segments, state.Segments);
            Assert.Equal((once.Through, once.Before, once.FirstDay), (state.Through, state.Before, state.FirstDay));
        },
        iter: 50);

    [Fact]
    public void A_row_that_was_on_its_way_while_another_file_was_applied_got_its_columns_mixed_up()
    {
        var wider = Declared.Model with { Features = [new FeatureDeclaration("added", FeatureType.Numeric), .. Declared.Model.Features] };
        var registry = RegistryState.Start.After(new ModelDeclared(Declared.Model), World.Day(0)).After(new ModelDeclared(wider), World.Day(0).AddHours(2));
        Arrive(World.Day(0).AddHours(3), Prediction("late"), Prediction("new") with { Features = [7.0, 1.0, "a"] }, Prediction("odd") with { Features = [] });
        var sealing = log.Seal(registry, LogState.Start, World.Day(1))!;
        Assert.Equal([(1, 1, 0), (2, 3, 3)], sealing.Segments.Select(one => ((int)one.FirstSequence, (int)one.LastSequence, (int)one.Mistyped)));
    }

    [Fact]
    public void What_arrives_after_midnight_is_left_for_the_next_day()
    {
        Arrive(World.Day(1).AddTicks(-1), Prediction("a"));
        Arrive(World.Day(1), Prediction("b"));
        var state = LogState.Start.After(Seal(LogState.Start, World.Day(1).AddHours(1))!);
        Assert.Equal(1, state.Through);
        log.Trim(Model, state);
        Assert.Equal("b", inbox.Read(Model, 0, DateTimeOffset.MaxValue, 10).Single().Row.Id);
        Assert.Equal(2, state.After(Seal(state, World.Day(2))!).Through);
    }

    [Fact]
    public void A_day_is_sealed_once()
    {
        var state = LogState.Start.After(SealAfter(World.Day(1)));
        Assert.Null(Seal(state, World.Day(1)));
        Assert.Null(Seal(state, World.Day(2).AddTicks(-1)));
        Assert.NotNull(Seal(state, World.Day(2)));
    }

    [Fact]
    public void A_day_without_rows_is_sealed_without_segments_and_keeps_the_sequence()
    {
        var state = LogState.Start.After(SealAfter(World.Day(1)));
        var empty = Seal(state, World.Day(2))!;
        Assert.Empty(empty.Segments);
        Assert.Equal((state.Through, World.Day(2)), (empty.Through, empty.Before));
    }

    [Fact]
    public void More_rows_than_a_page_are_sealed_without_gap()
    {
        inbox.Now = World.Day(0);
        inbox.Append(Model, [.. Enumerable.Range(0, 100_001).Select(one => Prediction($"{one}"))]);
        var sealing = Seal(LogState.Start, World.Day(1))!;
        Assert.Equal((100_001, 100_001), (sealing.Through, sealing.Segments.Single().Rows));
    }

    [Fact]
    public void The_day_of_the_first_prediction_is_that_of_its_asking_not_of_its_arrival()
    {
        Arrive(World.Day(3), Label("a", 1));
        Arrive(World.Day(3), Prediction("a") with { OccurredAt = World.Day(2) });
        Assert.Equal(new DateOnly(2024, 1, 3), LogState.Start.After(Seal(LogState.Start, World.Day(4))!).FirstDay);
    }

    [Fact]
    public void Late_repeated_and_corrected_labels_count_as_of_their_arrival()
    {
        Arrive(World.Day(0), Prediction("a"), Prediction("b"), Label("a", 1));
        Arrive(World.Day(1), Label("a", 1), Label("b", 0), Label("a", 0), Prediction("a"));
        var state = LogState.Start.After(Seal(LogState.Start, World.Day(2))!);
        Assert.Equal(5, state.Through);
        Assert.Equal([[double.NaN, double.NaN], [1, double.NaN], [1, 0], [0, 0]], Enumerable.Range(2, 4).Select(asOf => Labels(state, asOf)));
    }

    [Fact]
    public void A_window_as_of_a_sequence_never_changes_whatever_arrives_later() => Rows.Array[1, 30].Select(Rows.Array[0, 30]).Sample(
        (before, after) =>
        {
            var one = new PredictionLogTests();
            one.Arrive(World.Day(0), before);
            var state = LogState.Start.After(one.Seal(LogState.Start, World.Day(1))!);
            var query = new WindowQuery(World.Day(0), World.Day(4), state.Through) { Shadow = after.Length % 2 == 0 ? 1 : null };
            var known = one.Say(state, query);
            one.Arrive(World.Day(1), after);
            var later = state.After(one.Seal(state, World.Day(3))!);
            Assert.Equal(known, one.Say(later, query));
            Assert.Equal(known.Count(letter => letter == '\n'), one.Say(later, query).Count(letter => letter == '\n'));
        });

    private static Gen<InboxRow> Rows { get; } = Gen.Select(Gen.Enum<RowKind>(), Gen.Int[0, 9], Gen.Int[0, 1], Gen.Int[0, 4]).Select((kind, id, value, day) => kind switch
    {
        RowKind.Prediction => Prediction($"{id}") with { OccurredAt = World.Day(day) },
        RowKind.Shadow => new InboxRow(kind, $"{id}", World.Day(day), value, 0.5, null, []),
        _ => Label($"{id}", value),
    });

    private static InboxRow Prediction(string id) => new(RowKind.Prediction, id, World.Start, 1, 0.25, "e", [1.0, "a"]);

    private static InboxRow Label(string id, double value) => new(RowKind.Label, id, World.Start, null, value, null, []);

    private static string Text(SegmentsSealed? sealing) => Perennial.Registry.CanonicalJson.Write(sealing!);

    private void Arrive(DateTimeOffset at, params InboxRow[] rows)
    {
        inbox.Now = at;
        inbox.Append(Model, rows);
    }

    private SegmentsSealed? Seal(LogState state, DateTimeOffset now) => log.Seal(RegistryState.Start with { Declaration = Declared.Model }, state, now);

    private SegmentsSealed SealAfter(DateTimeOffset now)
    {
        Arrive(World.Start, Prediction("a"), Label("a", 1));
        return Seal(LogState.Start, now)!;
    }

    private double[] Labels(LogState state, long asOf)
    {
        using var window = log.Open(Declared.Model, state, new WindowQuery(World.Day(0), World.Day(1), asOf));
        return window.Numbers(WindowColumns.Label);
    }

    private string Say(LogState state, WindowQuery query)
    {
        using var window = log.Open(Declared.Model, state, query);
        var text = new StringBuilder();
        foreach (var (row, id) in window.Texts(WindowColumns.Id).Index())
        {
            text.Append(id).Append(' ').Append(window.Numbers(WindowColumns.Label)[row]).Append(' ').Append(window.Numbers(WindowColumns.ShadowScore)[row]).Append('\n');
        }

        return text.ToString();
    }
}
