using System.Globalization;
using Perennial.Registry;

namespace Perennial.App.Tests.Commands;

/// <summary>A model that answers elsewhere, with files of its predictions and labels over the last weeks. Gone after the test.</summary>
internal sealed class ImportedHouse : IDisposable
{
    public const string Model = "letters";
    public const int Days = 24;
    public const int DayRows = 100;

    private readonly string root = Directory.CreateTempSubdirectory("perennial-import-").FullName;

    public string Data => Path.Combine(root, "data");

    /// <summary>The first day, as command lines take it.</summary>
    public static string FirstDay => Terms.Days.Floor(TimeProvider.System.GetUtcNow()).AddDays(-Days - 1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public DateTimeOffset Start { get; } = Terms.Days.Floor(TimeProvider.System.GetUtcNow()).AddDays(-Days - 1);

    /// <summary>The model is declared; nothing is registered.</summary>
    public static async Task<ImportedHouse> DeclaredAsync(params string[] more)
    {
        var house = new ImportedHouse();
        await File.WriteAllTextAsync(house.At("model.yaml"), """
            model: letters
            mode: advise
            task: binary
            columns: { time: asked, id: letter, entity: street }
            features:
              - { name: grams, type: numeric }
              - { name: stamp, type: categorical }
            label: { name: lost, matures_after: 1d }
            costs: { currency: USD, loss: 1, retrain: 20 }

            """);
        Assert.Equal(0, (await house.RunAsync(["apply", "-f", house.At("model.yaml"), .. more])).Code);
        return house;
    }

    /// <summary>The version elsewhere is champion since the first day.</summary>
    public static async Task<ImportedHouse> OpenAsync()
    {
        var house = await DeclaredAsync();
        var (code, _, error) = await house.RunAsync("register", Model, "--flavour", "external", "--promote", "--since", house.Day(0));
        Assert.True(code == 0, error);
        return house;
    }

    public string At(string file) => Path.Combine(root, file);

    public string Day(int day) => Start.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Predictions of some days, as CSV or as lines of JSON.</summary>
    public string Predictions(string name = "predictions.csv", int from = 0, int to = Days, string? spoiled = null)
    {
        var rows = Enumerable.Range(from * DayRows, (to - from) * DayRows).Select(row => (Row: row, At: Time(row), Grams: 20 + (row * 37 % 100), Stamp: row % 3 == 0 ? "red" : "blue"));
        var json = name.Contains("json", StringComparison.Ordinal);
        return Write(name, json ? null : "letter,asked,street,grams,stamp,score", rows.Select(one => json
            ? $$"""{"letter": "l{{one.Row}}", "asked": "{{one.At}}", "street": "s{{one.Row % 30}}", "grams": {{one.Grams}}, "stamp": "{{one.Stamp}}", "score": {{Score(one.Row)}}}"""
            : $"l{one.Row},{one.At},s{one.Row % 30},{(spoiled is not null && one.Row == 7 ? spoiled : one.Grams)},{one.Stamp},{Score(one.Row)}"));
    }

    /// <summary>Labels of some days; each is known half a day after its prediction.</summary>
    public string Labels(string name = "labels.csv", int from = 0, int to = Days, bool timed = true) => Write(
        name,
        timed ? "letter,lost,known" : "letter,lost",
        Enumerable.Range(from * DayRows, (to - from) * DayRows).Select(row => $"l{row},{(row * 7 % 10 < (row / DayRows < 15 ? 3 : 6) ? 1 : 0)}" + (timed ? $",{Time(row, 12)}" : string.Empty)));

    public Task<(int Code, string Out, string Error)> RunAsync(params string[] arguments) => CommandLine.RunAsync([.. arguments, "--data", Data]);

    public IReadOnlyList<Recorded> History()
    {
        using var composition = Composition.Open(Data);
        return composition.Journal.Read(Model);
    }

    public ModelState State()
    {
        using var composition = Composition.Open(Data);
        return composition.States.Load(Model);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static string Score(int row) => row % 10 < 5 ? "0.35" : "0.25";

    private string Time(int row, int hours = 0) =>
        Start.AddDays((double)row / DayRows).AddHours(hours).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private string Write(string name, string? header, IEnumerable<string> lines)
    {
        File.WriteAllLines(At(name), header is null ? lines : lines.Prepend(header));
        return At(name);
    }
}
