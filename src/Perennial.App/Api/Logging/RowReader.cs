using System.Text.Json;
using Perennial.App.Api.Live;
using Perennial.Log;
using Perennial.Serve;
using Perennial.Terms;

namespace Perennial.App.Api.Logging;

/// <summary>Reads rows of JSON for one model: <c>{"id", "time", "entity", "features": {...}, "version", "score", "classes", "label"}</c>.</summary>
/// <param name="model">What is declared.</param>
/// <param name="now">The time of rows that name none.</param>
internal sealed class RowReader(ModelDeclaration model, DateTimeOffset now)
{
    private readonly IReadOnlyList<FeatureDeclaration> columns = model.Logged;

    /// <summary>The rows of a body: one, a list, or an object with <c>rows</c>.</summary>
    public static IEnumerable<JsonElement> Rows(JsonElement body) => body.ValueKind switch
    {
        JsonValueKind.Array => body.EnumerateArray(),
        JsonValueKind.Object when body.TryGetProperty("rows", out var rows) && rows.ValueKind == JsonValueKind.Array => rows.EnumerateArray(),
        JsonValueKind.Object => [body],
        _ => throw new FaultException("The body is a row, a list of rows, or {\"rows\": [...]}."),
    };

    /// <summary>A row to answer.</summary>
    public Request Request(JsonElement row) => new(Text(row, "id") ?? PredictionId.New(now), Time(row), Text(row, "entity"), Features(row));

    /// <summary>A row that was answered elsewhere, or not at all; <c>unseen</c> is what a version in the shadow said of it.</summary>
    public InboxRow Prediction(JsonElement row)
    {
        var (version, score) = (Number(row, "version") is { } number ? (int?)number : null, Number(row, "score") ?? double.NaN);
        return row.TryGetProperty("unseen", out var unseen) && unseen.ValueKind == JsonValueKind.True
            ? new InboxRow(RowKind.Shadow, Named(row), Time(row), version, score, null, [.. Classes(row)])
            : new InboxRow(RowKind.Prediction, Named(row), Time(row), version, score, Text(row, "entity"), [.. Features(row), .. Classes(row)]);
    }

    /// <summary>What became known of a row.</summary>
    public InboxRow Label(JsonElement row) => new(RowKind.Label, Named(row), Time(row), null, Truth(row), null, []);

    private static string Named(JsonElement row) => Text(row, "id") ?? throw new FaultException("A row has no id: it is the prediction's, by which its label is found.");

    private static string? Text(JsonElement row, string name) =>
        !row.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw new FaultException($"'{name}' is {value.GetRawText()}, which is no text.");

    private static double? Number(JsonElement row, string name) =>
        !row.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.Number ? value.GetDouble()
        : throw new FaultException($"'{name}' is {value.GetRawText()}, which is no number.");

    private DateTimeOffset Time(JsonElement row) => Text(row, "time") is not { } text ? now
        : DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal | System.Globalization.DateTimeStyles.AdjustToUniversal, out var time) ? time
        : throw new FaultException($"'time' is '{text}'. Write it as 2001-03-01T12:00:00Z.");

    private double Truth(JsonElement row)
    {
        if (!row.TryGetProperty("label", out var value))
        {
            throw new FaultException("A row has no label.");
        }

        return value.ValueKind switch
        {
            JsonValueKind.Number => value.GetDouble(),
            JsonValueKind.True => 1,
            JsonValueKind.False => 0,
            JsonValueKind.String when model.Label.Classes?.ToList().IndexOf(value.GetString()!) is >= 0 and var place => place,
            _ => throw new FaultException($"'label' is {value.GetRawText()}. It is {(model.Label.Classes is { } classes ? $"one of {string.Join(", ", classes)}" : "a number")}."),
        };
    }

    /// <summary>The probability of each class, where there are several: missing where the row brings none.</summary>
    private IEnumerable<object?> Classes(JsonElement row)
    {
        if (model.Task != TaskKind.Multiclass)
        {
            return [];
        }

        double[] told = row.TryGetProperty("classes", out var classes) && classes.ValueKind == JsonValueKind.Array ? [.. classes.EnumerateArray().Select(one => one.GetDouble())] : [];
        return told.Length == 0 || told.Length == model.AnswerWidth
            ? Enumerable.Range(0, model.AnswerWidth).Select(place => told.Length == 0 ? null : (object?)told[place])
            : throw new FaultException($"'classes' has {told.Length} probabilities; '{model.Model}' has {model.AnswerWidth}: {string.Join(", ", model.Label.Classes!)}.");
    }

    private IReadOnlyList<object?> Features(JsonElement row)
    {
        if (!row.TryGetProperty("features", out var features) || features.ValueKind != JsonValueKind.Object)
        {
            throw new FaultException($"A row has no features. Write: \"features\": {{\"{columns[0].Name}\": ...}}");
        }

        return features.EnumerateObject().Select(one => one.Name).FirstOrDefault(one => columns.All(column => column.Name != one)) is { } name
            ? throw new FaultException($"'{name}' is no column of '{model.Model}'. There are: {string.Join(", ", columns.Select(column => column.Name))}.")
            : [.. columns.Select(column => Cell(column, features))];
    }

    private static object? Cell(FeatureDeclaration column, JsonElement features) =>
        !features.TryGetProperty(column.Name, out var value) ? null : (column.Type, value.ValueKind) switch
        {
            (_, JsonValueKind.Null) => null,
            (FeatureType.Numeric, JsonValueKind.Number) => value.GetDouble(),
            (FeatureType.Numeric, JsonValueKind.True) => 1.0,
            (FeatureType.Numeric, JsonValueKind.False) => 0.0,
            (FeatureType.Categorical, JsonValueKind.String) => value.GetString(),
            (FeatureType.Categorical, JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False) => value.GetRawText(),
            _ => throw new FaultException($"'{column.Name}' is {value.GetRawText()}, which is not {(column.Type == FeatureType.Numeric ? "a number" : "a text")}."),
        };
}
