using System.Text.Json;
using Perennial.Terms;

namespace Perennial.App.Api.Inference.Rest;

/// <summary>Reads the JSON of an inference request in one pass, without a tree of it.</summary>
internal ref struct RestRequestReader
{
    private readonly ReadOnlySpan<byte> json;
    private readonly List<RestTensor> inputs = [];
    private readonly List<RequestedOutput> outputs = [];
    private RestFields fields;
    private string? id;
    private bool hasInputs;
    private InferenceParameters parameters = InferenceParameters.None;

    private RestRequestReader(ReadOnlySpan<byte> json)
    {
        this.json = json;
        fields = new RestFields(json);
    }

    /// <summary>Reads a request.</summary>
    /// <param name="json">Its JSON.</param>
    /// <param name="blobs">The bytes behind it, which inputs with <c>binary_data_size</c> take in order.</param>
    /// <exception cref="FaultException">It has another shape.</exception>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static InferenceRequest Read(ReadOnlySpan<byte> json, ReadOnlySpan<byte> blobs)
    {
        try
        {
            var request = new RestRequestReader(json);
            request.Whole();
            return request.Finish(blobs);
        }
        catch (InvalidOperationException)
        {
            throw new FaultException("The body holds text that is no Unicode.");
        }
    }

    private InferenceRequest Finish(ReadOnlySpan<byte> blobs)
    {
        if (!hasInputs)
        {
            throw new FaultException("The request has no inputs. It is {\"inputs\": [{\"name\", \"shape\", \"datatype\", \"data\"}]}.");
        }

        List<Tensor> tensors = [];
        foreach (var input in inputs)
        {
            tensors.Add(input.Read(json, ref blobs));
        }

        return blobs.Length > 0
            ? throw new FaultException($"{blobs.Length} bytes behind the JSON belong to no input: the parameters binary_data_size ask for fewer.")
            : new InferenceRequest(id, tensors, outputs, parameters);
    }

    private void Whole()
    {
        fields.Begin(new JsonPlace("The body"));
        while (fields.Next())
        {
            if (fields.Is("id"u8))
            {
                id = fields.Text(new JsonPlace("id"));
            }
            else if (fields.Is("parameters"u8))
            {
                parameters = fields.Parameters(new JsonPlace("parameters"));
            }
            else if (fields.Is("inputs"u8))
            {
                Inputs();
            }
            else if (fields.Is("outputs"u8))
            {
                Outputs();
            }
            else
            {
                fields.Skip();
            }
        }

        fields.End();
    }

    private void Inputs()
    {
        inputs.Clear();
        hasInputs = fields.BeginList(new JsonPlace("inputs"));
        while (hasInputs && fields.NextItem())
        {
            Input(new JsonPlace("inputs", inputs.Count));
        }
    }

    private void Input(JsonPlace place)
    {
        var input = new RestTensor { Place = place };
        fields.Enter(place);
        while (fields.Next())
        {
            if (fields.Is("name"u8))
            {
                input.Name = fields.Text(place.Of("name"));
            }
            else if (fields.Is("datatype"u8))
            {
                input.Datatype = fields.Text(place.Of("datatype"));
            }
            else if (fields.Is("shape"u8))
            {
                input.Shape = fields.WholeNumbers(place.Of("shape"));
            }
            else if (fields.Is("parameters"u8))
            {
                input.Parameters = fields.Parameters(place.Of("parameters"));
            }
            else if (fields.Is("data"u8))
            {
                input.Data = fields.Skip();
                input.HasData = true;
            }
            else
            {
                fields.Skip();
            }
        }

        inputs.Add(input);
    }

    private void Outputs()
    {
        outputs.Clear();
        var some = fields.BeginList(new JsonPlace("outputs"));
        while (some && fields.NextItem())
        {
            Output(new JsonPlace("outputs", outputs.Count));
        }
    }

    private void Output(JsonPlace place)
    {
        var (name, binary) = ((string?)null, (bool?)null);
        fields.Enter(place);
        while (fields.Next())
        {
            if (fields.Is("name"u8))
            {
                name = fields.Text(place.Of("name"));
            }
            else if (fields.Is("parameters"u8))
            {
                binary = fields.Parameters(place.Of("parameters")).Truth("binary_data");
            }
            else
            {
                fields.Skip();
            }
        }

        outputs.Add(new RequestedOutput(name ?? throw new FaultException($"{place} has no name."), binary));
    }
}
