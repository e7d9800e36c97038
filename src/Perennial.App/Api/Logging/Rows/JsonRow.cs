using System.Text;
using System.Text.Json;
using Perennial.Terms;

namespace Perennial.App.Api.Logging.Rows;

/// <summary>Reads one row of JSON into a draft, value by value: no tree of it is built.</summary>
/// <param name="shape">What rows must be.</param>
internal sealed class JsonRow(RowShape shape)
{
    private int expected;

    /// <summary>Reads the row that <paramref name="json"/> stands at; it stands at the row's last token afterwards, also where the row is refused.</summary>
    public void Read(ref Utf8JsonReader json, RowDraft draft)
    {
        draft.Clear();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            draft.Refuse($"A row is an object, not {Shown(ref json)}.");
            json.Skip();
            return;
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var key = Key(ref json);
            var unknown = key == RowKey.Unknown ? Text(ref json, draft) : null;
            json.Read();
            Take(ref json, key, unknown, draft);
        }
    }

    private static RowKey Key(ref Utf8JsonReader json) =>
        json.ValueTextEquals("id"u8) ? RowKey.Id
        : json.ValueTextEquals("features"u8) ? RowKey.Features
        : json.ValueTextEquals("time"u8) ? RowKey.Time
        : json.ValueTextEquals("entity"u8) ? RowKey.Entity
        : json.ValueTextEquals("version"u8) ? RowKey.Version
        : json.ValueTextEquals("score"u8) ? RowKey.Score
        : json.ValueTextEquals("classes"u8) ? RowKey.Classes
        : json.ValueTextEquals("label"u8) ? RowKey.Label
        : json.ValueTextEquals("unseen"u8) ? RowKey.Unseen
        : RowKey.Unknown;

    private void Take(ref Utf8JsonReader json, RowKey key, string? unknown, RowDraft draft)
    {
        switch (key)
        {
            case RowKey.Unknown:
                draft.Refuse($"'{RowShape.Cut(unknown ?? string.Empty)}' is no key of a row. There are: id, time, entity, features, version, score, classes, unseen, label.");
                break;
            case RowKey.Features when json.TokenType == JsonTokenType.StartObject:
                Features(ref json, draft);
                return;
            case RowKey.Features:
                break;
            case RowKey.Classes when json.TokenType == JsonTokenType.StartArray:
                Classes(ref json, draft);
                return;
            case var _ when json.TokenType == JsonTokenType.Null:
                return;
            default:
                Scalar(ref json, key, draft);
                break;
        }

        json.Skip();
    }

    private static void Scalar(ref Utf8JsonReader json, RowKey key, RowDraft draft)
    {
        switch (key, json.TokenType)
        {
            case (RowKey.Id, JsonTokenType.String):
                draft.Id = Text(ref json, draft);
                break;
            case (RowKey.Entity, JsonTokenType.String):
                draft.Entity = Text(ref json, draft);
                break;
            case (RowKey.Time, JsonTokenType.String):
                draft.Time = Time(ref json, draft);
                break;
            case (RowKey.Version, JsonTokenType.String):
                draft.Version = Text(ref json, draft);
                break;
            case (RowKey.Version, JsonTokenType.Number):
                draft.Version = Encoding.UTF8.GetString(json.ValueSpan);
                break;
            case (RowKey.Score, JsonTokenType.Number):
                draft.Score = json.GetDouble();
                break;
            case (RowKey.Score, JsonTokenType.String):
                draft.ScoredClass = Text(ref json, draft);
                break;
            case (RowKey.Unseen, JsonTokenType.True or JsonTokenType.False):
                draft.Unseen = json.TokenType == JsonTokenType.True;
                break;
            case (RowKey.Label, JsonTokenType.Number):
                draft.Label = json.GetDouble();
                break;
            case (RowKey.Label, JsonTokenType.True or JsonTokenType.False):
                draft.Label = json.TokenType == JsonTokenType.True ? 1 : 0;
                break;
            case (RowKey.Label, JsonTokenType.String):
                draft.LabelledClass = Text(ref json, draft);
                break;
            default:
                draft.Refuse($"'{key.ToString().ToLowerInvariant()}' is {Shown(ref json)}, which is no {Wanted(key)}.");
                break;
        }
    }

    private static string Wanted(RowKey key) => key switch
    {
        RowKey.Classes => "list of numbers",
        RowKey.Score or RowKey.Label => "number and no class",
        RowKey.Version => "number and no name",
        RowKey.Unseen => "true or false",
        _ => "text",
    };

    private static DateTimeOffset? Time(ref Utf8JsonReader json, RowDraft draft)
    {
        // A time without an offset is UTC here, and of this machine's zone for the reader.
        if (!json.HasValueSequence && json.ValueSpan is [.., (byte)'Z'] && json.TryGetDateTimeOffset(out var quick))
        {
            return quick;
        }

        var text = Text(ref json, draft) ?? string.Empty;
        if (!RowTime.TryParse(text, out var time))
        {
            draft.Refuse($"'time' is '{RowShape.Cut(text)}'. {RowTime.Remedy}");
        }

        return time;
    }

    private static void Classes(ref Utf8JsonReader json, RowDraft draft)
    {
        List<double> shares = [];
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType == JsonTokenType.Number)
            {
                shares.Add(json.GetDouble());
                continue;
            }

            draft.Refuse($"'classes' holds {Shown(ref json)}, which is no number.");
            json.Skip();
        }

        draft.Classes = [.. shares];
    }

    private void Features(ref Utf8JsonReader json, RowDraft draft)
    {
        draft.HasFeatures = true;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var place = Place(ref json);
            if (place < 0)
            {
                draft.Refuse(shape.NoColumn(Text(ref json, draft) ?? string.Empty));
            }

            json.Read();
            if (place >= 0)
            {
                draft.Features[place] = Cell(ref json, shape.Columns[place], draft);
            }

            json.Skip();
        }
    }

    /// <summary>Rows of a batch have their columns in one order: the one after the last is looked at first.</summary>
    private int Place(ref Utf8JsonReader json)
    {
        for (var tried = 0; tried < shape.Names.Count; tried++)
        {
            var place = (expected + tried) % shape.Names.Count;
            if (json.ValueTextEquals(shape.Names[place]))
            {
                expected = place + 1;
                return place;
            }
        }

        return -1;
    }

    private static object? Cell(ref Utf8JsonReader json, FeatureDeclaration column, RowDraft draft)
    {
        switch (column.Type, json.TokenType)
        {
            case (_, JsonTokenType.Null):
                return null;
            case (FeatureType.Numeric, JsonTokenType.Number):
                return json.GetDouble();
            case (FeatureType.Numeric, JsonTokenType.True or JsonTokenType.False):
                return json.TokenType == JsonTokenType.True ? 1.0 : 0.0;
            case (FeatureType.Categorical, JsonTokenType.String):
                return Text(ref json, draft);
            case (FeatureType.Categorical, JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False):
                return Encoding.UTF8.GetString(json.ValueSpan);
            default:
                draft.Refuse($"'{column.Name}' is {Shown(ref json)}, which is not {(column.Type == FeatureType.Numeric ? "a number" : "a text")}.");
                return null;
        }
    }

    /// <summary>A text, unless half of a character is missing in it.</summary>
    private static string? Text(ref Utf8JsonReader json, RowDraft draft)
    {
        try
        {
            return json.GetString();
        }
        catch (InvalidOperationException)
        {
            draft.Refuse("A text in the row is not valid UTF-8.");
            return null;
        }
    }

    private static string Shown(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => $"\"{RowShape.Cut(Encoding.UTF8.GetString(json.ValueSpan))}\"",
        _ => RowShape.Cut(Encoding.UTF8.GetString(json.ValueSpan)),
    };
}
