using System.Text.Json;
using Perennial.App.Api.Logging.Rows;
using Perennial.Terms;

namespace Perennial.App.Api.Logging.Events;

/// <summary>The rows of a logged request: tensors (<c>inputs</c>), or <c>instances</c> of KServe's first protocol.</summary>
/// <param name="shape">What rows must be.</param>
internal sealed class AskedRows(RowShape shape)
{
    /// <summary>Reads the rows of a request, without answers.</summary>
    /// <exception cref="ApiException">It is no request for this model: status 400.</exception>
    public IReadOnlyList<RowDraft> Read(JsonElement request)
    {
        IReadOnlyList<RowDraft> rows = request.ValueKind != JsonValueKind.Object ? throw Neither()
            : request.TryGetProperty("inputs", out var inputs) ? Tensors(Tensor.All(inputs, "inputs"))
            : request.TryGetProperty("instances", out var instances) && instances.ValueKind == JsonValueKind.Array ? [.. instances.EnumerateArray().Select(Instance)]
            : throw Neither();
        if (request.TryGetProperty("parameters", out var parameters) && parameters.ValueKind == JsonValueKind.Object)
        {
            foreach (var draft in rows)
            {
                Beside(draft, parameters);
            }
        }

        return rows.FirstOrDefault(draft => draft.Error is not null) is { } bad ? throw new ApiException(400, bad.Error!)
            : rows.Count == 0 ? throw new ApiException(400, "The request has no rows.") : rows;
    }

    private static ApiException Neither() => new(400, "The data of a request event is {\"inputs\": [...]} or {\"instances\": [...]}.");

    private IReadOnlyList<RowDraft> Tensors(IReadOnlyList<Tensor> tensors)
    {
        var rows = tensors.Count == 0 ? 0 : tensors[0].Rows;
        if (tensors.FirstOrDefault(tensor => tensor.Rows != rows) is { } other)
        {
            throw new ApiException(400, $"Tensor '{RowShape.Cut(other.Name)}' has {other.Rows} rows and '{RowShape.Cut(tensors[0].Name)}' {rows}.");
        }

        IReadOnlyList<RowDraft> drafts = [.. Enumerable.Range(0, rows).Select(_ => Draft())];
        foreach (var tensor in tensors)
        {
            var whole = tensors.Count == 1 && tensor.Width == shape.Model.Features.Count && Place(tensor.Name) < 0;
            for (var row = 0; row < rows; row++)
            {
                for (var at = 0; at < tensor.Width; at++)
                {
                    Take(drafts[row], whole ? shape.Columns[at].Name : tensor.Name, tensor.Cells[(row * tensor.Width) + at]);
                }
            }
        }

        return drafts;
    }

    private RowDraft Instance(JsonElement instance)
    {
        var draft = Draft();
        switch (instance.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in instance.EnumerateObject())
                {
                    Take(draft, member.Name, member.Value);
                }

                break;
            case JsonValueKind.Array when instance.GetArrayLength() == shape.Model.Features.Count:
                foreach (var (at, value) in instance.EnumerateArray().Index())
                {
                    Take(draft, shape.Columns[at].Name, value);
                }

                break;
            default:
                draft.Refuse($"An instance is an object by column, or a list of {shape.Model.Features.Count} values: {string.Join(", ", shape.Model.Features.Select(feature => feature.Name))}.");
                break;
        }

        return draft;
    }

    private RowDraft Draft()
    {
        var draft = shape.Draft();
        draft.Clear();
        draft.HasFeatures = true;
        return draft;
    }

    private void Take(RowDraft draft, string name, JsonElement value)
    {
        var place = Place(name);
        if (place >= 0)
        {
            draft.Features[place] = Cell(shape.Columns[place], value, draft);
        }
        else if (!Key(draft, name, value))
        {
            draft.Refuse(shape.NoColumn(name));
        }
    }

    private void Beside(RowDraft draft, JsonElement parameters)
    {
        foreach (var parameter in parameters.EnumerateObject())
        {
            // Others are the model's own.
            _ = Key(draft, parameter.Name, parameter.Value);
        }
    }

    /// <summary>What a row says beside its features, by the names of the model's file too.</summary>
    private bool Key(RowDraft draft, string name, JsonElement value)
    {
        var columns = shape.Model.Columns;
        var text = value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
        if (name == "entity" || name == columns.Entity)
        {
            draft.Entity = text;
        }
        else if (name == "id" || name == columns.Id)
        {
            draft.Id = text;
        }
        else if ((name == "time" || name == columns.Time) && RowTime.TryParse(text!, out var time))
        {
            draft.Time = time;
        }
        else
        {
            return false;
        }

        return true;
    }

    private int Place(string name)
    {
        for (var place = 0; place < shape.Columns.Count; place++)
        {
            if (shape.Columns[place].Name == name)
            {
                return place;
            }
        }

        return -1;
    }

    private static object? Cell(FeatureDeclaration column, JsonElement value, RowDraft draft)
    {
        switch (column.Type, value.ValueKind)
        {
            case (_, JsonValueKind.Null):
                return null;
            case (FeatureType.Numeric, JsonValueKind.Number):
                return value.GetDouble();
            case (FeatureType.Numeric, JsonValueKind.True or JsonValueKind.False):
                return value.GetBoolean() ? 1.0 : 0.0;
            case (FeatureType.Categorical, JsonValueKind.String):
                return value.GetString();
            case (FeatureType.Categorical, JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False):
                return value.GetRawText();
            default:
                draft.Refuse($"'{column.Name}' is {RowShape.Cut(value.GetRawText())}, which is not {(column.Type == FeatureType.Numeric ? "a number" : "a text")}.");
                return null;
        }
    }
}
