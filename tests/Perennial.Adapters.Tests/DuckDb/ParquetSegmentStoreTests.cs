using CsCheck;
using Perennial.Adapters.DuckDb;
using Perennial.Log;
using Perennial.Terms;

namespace Perennial.Adapters.Tests.DuckDb;

public sealed class ParquetSegmentStoreTests : IDisposable
{
    private readonly FolderBlobs _blobs = new();
    private readonly DuckDbSession _session = new(new());
    private readonly ParquetSegmentStore _store;

    /// <summary>Has no room to keep a column.</summary>
    private readonly ParquetSegmentStore _forgetful;

    public ParquetSegmentStoreTests()
    {
        _store = new(_blobs, _session);
        _forgetful = new(_blobs, _session, cacheBytes: 0);
    }

    public void Dispose()
    {
        _session.Dispose();
        _blobs.Dispose();
    }

    [Fact]
    public void The_join_is_that_of_the_slow_twin_on_any_history() =>
        Gen.Select(GenLog, Gen.Int[0, 50], Gen.Int[0, 50], Gen.Long[-1, 40], Gen.Bool, Gen.Bool, Gen.Bool, Gen.Int[2, 12])
            .Sample((log, from, to, asOf, labelled, answered, shadow, cut) => AgreesWithTwin(log, cut, new(
                Logs.Start.AddMinutes(from), Logs.Start.AddMinutes(to), asOf)
            {
                LabelledOnly = labelled,
                AnsweredOnly = answered,
                Shadow = shadow ? 2 : null,
            }), iter: 100, threads: 1);

    [Fact]
    public void It_is_that_of_the_slow_twin_where_segments_are_left_out_by_the_time_of_their_predictions() =>
        Gen.Select(GenLog, Gen.Int[0, 50], Gen.Int[1, 20], Gen.Long[-1, 40], Gen.Bool, Gen.Int[1, 6])
            .Sample((log, from, minutes, asOf, shadow, cut) => AgreesWithTwin(Logs.Kept(log), cut, new(
                Logs.Start.AddMinutes(from), Logs.Start.AddMinutes(from + minutes), asOf)
            {
                Shadow = shadow ? 2 : null,
            }), iter: 100, threads: 1);

    [Fact]
    public void Long_ids_that_differ_at_their_end_are_joined_each_with_its_own_label()
    {
        string[] ids = ["", new('\u20ac', 100), new string('\u20ac', 100) + "a", new('x', 5_000), new string('x', 5_000) + "y"];
        StoredRow[] log = [.. ids.Select((id, at) => Logs.Prediction(at + 1, id, at)), .. ids.Select((id, at) => Logs.Label(at + 6, id, at, at % 2))];
        using IWindow window = _store.Open(Logs.Features, Logs.Write(_store, log, 3), Logs.Everything());
        Assert.Equal(ids, window.Texts(WindowColumns.Id));
        Assert.Equal([0, 1, 0, 1, 0], window.Numbers(WindowColumns.Label));
    }

    private static readonly Gen<StoredRow[]> GenLog =
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 7], Gen.Int[0, 50], Gen.Int[0, 3], Gen.Double[0, 1])
            .Array[0, 40]
            .Select(rows => rows.Select((row, index) => Row(index + 1, row)).ToArray());

    private static StoredRow Row(long sequence, (int Kind, int Id, int Minute, int Version, double Score) row) => row.Kind switch
    {
        < 4 => Logs.Prediction(
            sequence, $"id{row.Id}", row.Minute, row.Version == 0 ? null : row.Version, row.Version == 0 ? double.NaN : row.Score,
            row.Version == 1 ? null : row.Score, row.Version == 2 ? null : $"A{row.Minute}"),
        < 6 => Logs.Shadow(sequence, $"id{row.Id}", row.Minute, row.Version, row.Score),
        _ => Logs.Label(sequence, $"id{row.Id}", row.Minute, row.Score < .5 ? 0 : 1),
    };

    private void AgreesWithTwin(StoredRow[] log, int cut, WindowQuery query)
    {
        List<TwinRow> twin = LogTwin.Join(log, query);
        using IWindow window = (query.AsOf % 2 == 0 ? _store : _forgetful).Open(Logs.Features, Logs.Write(_store, log, cut), query);
        Assert.Equal(twin.Count, window.Rows);
        Assert.Equal(twin.Select(row => row.Stored.Row.Id), window.Texts(WindowColumns.Id));
        Assert.Equal(twin.Select(row => row.Stored.Row.Entity), window.Texts(WindowColumns.Entity));
        Assert.Equal(twin.Select(row => row.Stored.Row.OccurredAt.ToUnixTimeMilliseconds() / 1e3), window.Numbers(WindowColumns.Occurred));
        Assert.Equal(twin.Select(row => row.Stored.Row.Version ?? double.NaN), window.Numbers(WindowColumns.Version));
        Assert.Equal(twin.Select(row => row.Stored.Row.Score), window.Numbers(WindowColumns.Score));
        Assert.Equal(twin.Select(row => row.Label), window.Numbers(WindowColumns.Label));
        Assert.Equal(twin.Select(row => row.Stored.Row.Features[0] as double? ?? double.NaN), window.Numbers("distance"));
        Assert.Equal(twin.Select(row => row.Stored.Row.Features[1] as string), window.Texts("from"));
        if (query.Shadow is not null)
        {
            Assert.Equal(twin.Select(row => row.Shadow), window.Numbers(WindowColumns.ShadowScore));
        }
    }

    [Fact]
    public void A_correction_counts_from_its_sequence_on()
    {
        List<Segment> segments = Logs.Write(_store, [Logs.Prediction(1, "a", 0), Logs.Label(2, "a", 0, 1), Logs.Label(3, "a", 99_999, 0)]);

        Assert.Equal([double.NaN, 1, 0], new long[] { 1, 2, 3 }.Select(asOf =>
        {
            using IWindow window = _store.Open(Logs.Features, segments, Logs.Everything(asOf));
            return Assert.Single(window.Numbers(WindowColumns.Label));
        }));
    }

    [Fact]
    public void Only_predictions_of_the_windows_time_are_opened()
    {
        List<Segment> segments = Logs.Write(_store, [.. Enumerable.Range(1, 9).Select(i => Logs.Prediction(i, $"id{i}", i))]);
        using IWindow window = _forgetful.Open(Logs.Features, segments, new(Logs.Start.AddMinutes(4), Logs.Start.AddMinutes(7), 100));

        Assert.Equal(3, window.Rows);
        Assert.Equal([segments[1].Digest], _blobs.Opened.Distinct());
    }

    [Fact]
    public void What_was_just_written_is_not_read_again()
    {
        List<Segment> segments = Logs.Write(_store, [Logs.Prediction(1, "a", 0), Logs.Label(2, "a", 0, 1)]);
        using IWindow window = _store.Open(Logs.Features, segments, Logs.Everything());

        Assert.Equal([1], window.Numbers(WindowColumns.Label));
        Assert.Equal([100], window.Numbers("distance"));
        Assert.Empty(_blobs.Opened);
    }

    [Fact]
    public void Only_labels_of_the_windows_predictions_are_opened()
    {
        StoredRow[] log = Logs.Kept([.. Enumerable.Range(1, 9).Select(i => Logs.Prediction(i, $"id{i}", i)), .. Enumerable.Range(1, 9).Select(i => Logs.Label(9 + i, $"id{i}", 99_999, 1))]);
        List<Segment> segments = Logs.Write(_store, log);
        using IWindow window = _forgetful.Open(Logs.Features, segments, new(Logs.Start.AddMinutes(4), Logs.Start.AddMinutes(7), 100));

        Assert.Equal([1, 1, 1], window.Numbers(WindowColumns.Label));
        Assert.Equal([segments[1].Digest, segments[4].Digest], _blobs.Opened.Distinct());
    }

    [Fact]
    public void A_feature_that_did_not_exist_then_reads_as_missing()
    {
        FeatureDeclaration[] grown = [.. Logs.Features, new("weight", FeatureType.Numeric), new("carrier", FeatureType.Categorical)];
        Segment[] segments =
        [
            Logs.Write(_store, Logs.Features, [Logs.Prediction(1, "a", 0)]),
            Logs.Write(_store, grown, [Logs.Prediction(2, "b", 1, 1, .5, 1d, "JFK", 2d, "AA")]),
        ];
        using IWindow both = _store.Open(grown, segments, Logs.Everything());
        using IWindow old = _store.Open(grown, segments[..1], Logs.Everything());

        Assert.Equal([double.NaN, 2], both.Numbers("weight"));
        Assert.Equal([null, "AA"], both.Texts("carrier"));
        Assert.Equal([double.NaN], old.Numbers("weight"));
    }

    [Fact]
    public void A_feature_that_changed_its_type_reads_as_missing_where_it_cannot_be_taken()
    {
        FeatureDeclaration[] asText = [new("distance", FeatureType.Categorical), Logs.Features[1]];
        Segment[] segments =
        [
            Logs.Write(_store, asText, [Logs.Prediction(1, "a", 0, 1, .5, "far", "JFK")]),
            Logs.Write(_store, Logs.Features, [Logs.Prediction(2, "b", 1)]),
        ];
        using IWindow window = _store.Open(Logs.Features, segments, Logs.Everything());

        Assert.Equal([double.NaN, 200], window.Numbers("distance"));
    }

    [Fact]
    public void Segments_that_overlap_are_read_by_sequence()
    {
        List<Segment> segments =
        [
            Logs.Write(_store, Logs.Features, [Logs.Prediction(1, "a", 0), Logs.Prediction(4, "b", 1)]),
            Logs.Write(_store, Logs.Features, [Logs.Prediction(2, "b", 2), Logs.Prediction(3, "c", 3)]),
        ];
        using IWindow window = _store.Open(Logs.Features, segments, Logs.Everything());

        Assert.Equal(["a", "b", "c"], window.Texts(WindowColumns.Id));
        Assert.Equal([100, 200, 300], window.Numbers("distance"));
    }

    [Fact]
    public void A_segment_that_does_not_hold_the_rows_written_down_is_refused()
    {
        Segment segment = Logs.Write(_store, Logs.Features, [Logs.Prediction(1, "a", 0), Logs.Prediction(2, "b", 1)]);

        foreach (long rows in new[] { 1, 3 })
        {
            string message = Assert.Throws<FaultException>(() =>
                _forgetful.Open(Logs.Features, [segment with { Rows = rows }], Logs.Everything())).Message;
            Assert.Contains($"{rows} rows that are written down", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Writers_and_readers_do_not_disturb_each_other() => Parallel.For(0, 16, new() { MaxDegreeOfParallelism = 8 }, turn =>
    {
        StoredRow[] log = [Logs.Prediction(1, $"a{turn}", 0, 1, .5, (double)turn, "JFK"), Logs.Label(2, $"a{turn}", 0, turn % 2)];
        using IWindow window = _store.Open(Logs.Features, Logs.Write(_store, log), Logs.Everything());
        Assert.Equal([turn], window.Numbers("distance"));
        Assert.Equal([turn % 2], window.Numbers(WindowColumns.Label));
    });

    [Fact]
    public void A_window_of_no_segments_has_no_rows_and_every_column()
    {
        using IWindow window = _store.Open(Logs.Features, [], Logs.Everything() with { Shadow = 1 });

        Assert.Equal(0, window.Rows);
        Assert.Empty(window.Numbers("distance"));
        Assert.Empty(window.Texts("from"));
        Assert.Empty(window.Numbers(WindowColumns.ShadowScore));
    }

    [Fact]
    public void A_column_that_is_not_there_is_refused_with_those_that_are()
    {
        using IWindow window = _store.Open(Logs.Features, [], Logs.Everything());

        string message = Assert.Throws<FaultException>(() => window.Numbers("from")).Message;

        Assert.Contains("no Numeric column 'from'", message, StringComparison.Ordinal);
        Assert.Contains("distance (Numeric), from (Categorical)", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_of_another_type_is_refused_by_row_and_feature()
    {
        string message = Assert.Throws<FaultException>(() => Logs.Write(_store, [Logs.Prediction(7, "a", 0, 1, .5, "far", "JFK")])).Message;

        Assert.Contains("Row 7 (id 'a'), feature 'distance': 'far' is a String", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_and_values_may_hold_quotes()
    {
        FeatureDeclaration[] features = [new("a \"b\" 'c'", FeatureType.Categorical)];
        Segment segment = Logs.Write(_store, features, [Logs.Prediction(1, "it's", 0, 1, .5, "\"O'Hare\"")]);
        using IWindow window = _store.Open(features, [segment], Logs.Everything());

        Assert.Equal(["\"O'Hare\""], window.Texts(features[0].Name));
        Assert.Equal(["it's"], window.Texts(WindowColumns.Id));
    }

    [Fact]
    public void Time_keeps_its_microseconds()
    {
        Segment segment = Logs.Write(_store, Logs.Features, [Logs.Prediction(1, "a", 1 / 60e6)]);
        using IWindow at = _store.Open(Logs.Features, [segment], Logs.Everything() with { From = Logs.Start.AddMicroseconds(1) });
        using IWindow after = _store.Open(Logs.Features, [segment], Logs.Everything() with { From = Logs.Start.AddMicroseconds(2) });

        Assert.Equal([Logs.Start.ToUnixTimeSeconds() + 1e-6], at.Numbers(WindowColumns.Occurred));
        Assert.Equal(0, after.Rows);
    }
}
