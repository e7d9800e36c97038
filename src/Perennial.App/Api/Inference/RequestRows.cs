using System.Globalization;
using Perennial.App.Api.Live;
using Perennial.Serve;
using Perennial.Terms;

namespace Perennial.App.Api.Inference;

/// <summary>Puts the rows of a request together from its tensors.</summary>
internal sealed class RequestRows
{
    private readonly InferenceSignature signature;
    private readonly Tensor?[] columns;
    private readonly Dictionary<string, Tensor> beside = new(StringComparer.Ordinal);
    private Tensor? packed;
    private int rows = -1;

    private RequestRows(InferenceSignature signature) => (this.signature, columns) = (signature, new Tensor?[signature.Columns.Count]);

    /// <summary>The rows to answer.</summary>
    /// <param name="signature">What they must and may bring.</param>
    /// <param name="asked">What came.</param>
    /// <param name="version">The version that is to answer, for a test; null leaves it to the router.</param>
    /// <param name="now">The time of rows that bring none.</param>
    /// <exception cref="FaultException">An input is missing, unknown, or of another type or shape.</exception>
    public static IReadOnlyList<Request> Of(InferenceSignature signature, InferenceRequest asked, int? version, DateTimeOffset now)
    {
        var all = new RequestRows(signature);
        foreach (var tensor in asked.Inputs)
        {
            all.Take(tensor);
        }

        all.MustBeWhole();
        return all.Requests(asked.Parameters, version, now);
    }

    private void Take(Tensor tensor)
    {
        var model = signature.Model;
        if (signature.Place(tensor.Name) is >= 0 and var place)
        {
            columns[place] = Once(columns[place], InputCheck.Column(signature.Columns[place], tensor));
        }
        else if (tensor.Name == InferenceSignature.PackedName && signature.Packed is { } names)
        {
            packed = Once(packed, InputCheck.Packed(names.Count, tensor));
        }
        else if (tensor.Name == model.Columns.Entity || tensor.Name == model.Columns.Id || tensor.Name == model.Columns.Time)
        {
            beside[tensor.Name] = Once(beside.GetValueOrDefault(tensor.Name), InputCheck.Beside(tensor));
        }
        else
        {
            throw new FaultException(InputCheck.Unknown(signature, tensor.Name));
        }

        rows = rows == -1 || rows == tensor.Rows ? tensor.Rows : throw new FaultException($"Input '{tensor.Name}' has {tensor.Rows} rows; others have {rows}.");
    }

    private static Tensor Once(Tensor? before, Tensor tensor) => before is null ? tensor : throw new FaultException($"Input '{tensor.Name}' is there twice.");

    private void MustBeWhole()
    {
        foreach (var place in packed is null ? [] : signature.Packed!)
        {
            columns[place] = columns[place] is null ? packed : throw new FaultException($"Input '{signature.Columns[place].Name}' is there twice: '{InferenceSignature.PackedName}' brings it as well.");
        }

        for (var place = 0; place < columns.Length; place++)
        {
            if (columns[place] is null && signature.Columns[place].Required)
            {
                throw new FaultException(InputCheck.Missing(signature, signature.Columns[place]));
            }
        }

        if (rows < 1)
        {
            throw new FaultException("The request brings no row.");
        }
    }

    private Request[] Requests(InferenceParameters parameters, int? version, DateTimeOffset now)
    {
        var (names, entity, time) = (signature.Model.Columns, parameters.Text("entity"), parameters.Text("time"));
        var always = time is null ? now : Instant(time);
        var requests = new Request[rows];
        for (var row = 0; row < rows; row++)
        {
            requests[row] = new Request(
                Named(names.Id, row) ?? PredictionId.New(now),
                Named(names.Time, row) is { } text ? Instant(text) : always,
                Named(names.Entity, row) ?? entity,
                Features(row))
            {
                Version = version,
            };
        }

        return requests;
    }

    /// <summary>The text of a column beside the features, which may be one of them too.</summary>
    private string? Named(string? column, int row)
    {
        if (column is null)
        {
            return null;
        }

        return signature.Place(column) is >= 0 and var place && columns[place] is not null
            ? Convert.ToString(Cell(place, row), CultureInfo.InvariantCulture)
            : beside.GetValueOrDefault(column)?.Texts[row];
    }

    private object?[] Features(int row)
    {
        var features = new object?[columns.Length];
        for (var place = 0; place < features.Length; place++)
        {
            features[place] = Cell(place, row);
        }

        return features;
    }

    private object? Cell(int place, int row)
    {
        if (columns[place] is not { } tensor)
        {
            return null;
        }

        if (tensor.IsText)
        {
            return tensor.Texts[row];
        }

        var number = ReferenceEquals(tensor, packed) ? tensor.Numbers[(row * tensor.Width) + Column(place)] : tensor.Numbers[row];
        return double.IsNaN(number) ? null : number;
    }

    private int Column(int place)
    {
        var at = 0;
        while (signature.Packed![at] != place)
        {
            at++;
        }

        return at;
    }

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw new FaultException($"The time is '{text}'. Write it as 2001-03-01T12:00:00Z.");
}
