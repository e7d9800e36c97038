using Perennial.Adapters.DuckDb;
using Perennial.Log;
using Perennial.Terms;

namespace Perennial.Adapters.Tests.DuckDb;

/// <summary>What a window says of rows without a label, of days left out, and of columns that did not exist yet.</summary>
public sealed class LabelledWindowTests : IDisposable
{
    private static readonly FeatureDeclaration[] Logged = [new("distance", FeatureType.Numeric), new("given", FeatureType.Numeric)];

    private readonly FolderBlobs _blobs = new();
    private readonly DuckDbSession _session = new(new());
    private readonly ParquetSegmentStore _store;

    public LabelledWindowTests() => _store = new(_blobs, _session);

    public void Dispose()
    {
        _session.Dispose();
        _blobs.Dispose();
    }

    [Fact]
    public void No_label_is_one_too_where_absence_says_so()
    {
        List<Segment> log = Write(Logs.Prediction(1, "a", 1, features: [5d, 1d]), Logs.Prediction(2, "b", 2, features: [6d, 1d]), Logs.Label(3, "b", 2, 1));

        Assert.Equal([double.NaN, 1], Labels(log, Logs.Everything()));
        Assert.Equal([0, 1], Labels(log, Logs.Everything() with { AbsentMeans = 0 }));
        Assert.Equal([0, 1], Labels(log, Logs.Everything() with { AbsentMeans = 0, LabelledOnly = true }));
    }

    [Fact]
    public void Absence_says_nothing_where_no_label_can_come()
    {
        List<Segment> log = Write(Logs.Prediction(1, "a", 1, features: [5d, 0d]), Logs.Prediction(2, "b", 2, features: [6d, 1d]));

        Assert.Equal([double.NaN, 0], Labels(log, Logs.Everything() with { AbsentMeans = 0, SeenWhen = "given" }));
        Assert.Equal([0], Labels(log, Logs.Everything() with { AbsentMeans = 0, SeenWhen = "given", LabelledOnly = true }));
    }

    [Fact]
    public void Days_that_are_left_out_are_not_there()
    {
        List<Segment> log = Write(Logs.Prediction(1, "a", 1, features: [5d, 0d]), Logs.Prediction(2, "b", 1_500, features: [6d, 1d]));
        using IWindow window = _store.Open(Logged, log, Logs.Everything() with { Without = [DateOnly.FromDateTime(Logs.Start.UtcDateTime)] });

        Assert.Equal(["b"], window.Texts(WindowColumns.Id));
    }

    [Fact]
    public void A_default_stands_in_rows_from_before_the_column_was_recorded_and_not_in_rows_that_miss_it()
    {
        FeatureDeclaration[] then = [new("distance", FeatureType.Numeric)];
        FeatureDeclaration[] now = [new("distance", FeatureType.Numeric), new("new", FeatureType.Numeric) { Default = "7.5", RecordedSince = Logs.Start.AddMinutes(10) }];
        List<Segment> log =
        [
            Logs.Write(_store, then, [Logs.Prediction(1, "a", 1, features: [5d])]),
            Logs.Write(_store, now, [Logs.Prediction(2, "b", 11, features: [6d, null]), Logs.Prediction(3, "c", 12, features: [6d, 9d])]),
        ];
        using IWindow window = _store.Open(now, log, Logs.Everything());

        Assert.Equal([7.5, double.NaN, 9], window.Numbers("new"));
    }

    [Fact]
    public void A_column_that_changed_its_type_is_read_as_the_type_of_today()
    {
        List<Segment> log =
        [
            Logs.Write(_store, [new("code", FeatureType.Numeric)], [Logs.Prediction(1, "a", 1, features: [5d])]),
            Logs.Write(_store, [new("code", FeatureType.Categorical)], [Logs.Prediction(2, "b", 2, features: ["x"]), Logs.Prediction(3, "c", 3, features: ["6"])]),
        ];
        using IWindow numbers = _store.Open([new("code", FeatureType.Numeric)], log, Logs.Everything());
        using IWindow texts = _store.Open([new("code", FeatureType.Categorical)], log, Logs.Everything());

        Assert.Equal([5, double.NaN, 6], numbers.Numbers("code"));
        Assert.Equal(["5.0", "x", "6"], texts.Texts("code"));
    }

    [Fact]
    public void The_answers_of_a_shadow_come_class_by_class()
    {
        FeatureDeclaration[] classes = [new(WindowColumns.Class(0), FeatureType.Numeric), new(WindowColumns.Class(1), FeatureType.Numeric)];
        StoredRow shadow = Logs.Shadow(2, "a", 1, 2, 1);
        List<Segment> log =
        [
            Logs.Write(_store, classes, [Logs.Prediction(1, "a", 1, features: [0.7, 0.3])]),
            new(RowKind.Shadow, _store.Write(RowKind.Shadow, classes, [shadow with { Row = shadow.Row with { Features = [0.2, 0.8] } }]), DateOnly.MinValue, 2, 2, 1, Logs.Start, Logs.Start),
        ];
        using IWindow window = _store.Open(classes, log, Logs.Everything() with { Shadow = 2 });

        Assert.Equal([0.7], window.Numbers(WindowColumns.Class(0)));
        Assert.Equal([0.8], window.Numbers(WindowColumns.ShadowClass(1)));
        Assert.Equal([1], window.Numbers(WindowColumns.ShadowScore));
    }

    [Fact]
    public void A_dataset_says_for_how_many_each_row_stands()
    {
        ModelDeclaration model = new()
        {
            Model = "loans",
            Columns = new("when", "key", null) { Weight = "given" },
            Features = [new("distance", FeatureType.Numeric)],
            Label = new("late", TimeSpan.FromDays(1)) { AbsentMeans = 0 },
            Costs = new("USD", 1, 1),
        };
        string file = _blobs.Draft("datasets");
        List<Segment> log = Write(Logs.Prediction(1, "a", 1, features: [5d, 20d]), Logs.Prediction(2, "b", 2, features: [6d, null]));
        _store.Export(model, log, LabelledQuery.Of(model, Logs.Start, Logs.End, long.MaxValue), null, file);

        Assert.Equal([[5d, 0d, 20d], [6d, 0d, 1d]], PlainDuckDb.Run($"FROM read_parquet('{file}')"));
    }

    private List<Segment> Write(params StoredRow[] rows) =>
        [.. rows.GroupBy(row => row.Row.Kind).Select(kind => Logs.Write(_store, Logged, [.. kind]))];

    private double[] Labels(List<Segment> log, WindowQuery query)
    {
        using IWindow window = _store.Open(Logged, log, query);
        return window.Numbers(WindowColumns.Label);
    }
}
