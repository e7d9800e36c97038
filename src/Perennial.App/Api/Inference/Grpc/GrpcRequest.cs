using Google.Protobuf.Collections;
using Perennial.App.Api.Inference.Grpc.Wire;
using Perennial.Terms;

namespace Perennial.App.Api.Inference.Grpc;

/// <summary>Reads an inference request from its message.</summary>
internal static class GrpcRequest
{
    /// <summary>Reads a request. Who sends bytes gets bytes.</summary>
    /// <exception cref="FaultException">It contradicts itself.</exception>
    public static InferenceRequest Read(ModelInferRequest message)
    {
        var raw = message.RawInputContents;
        if (raw.Count > 0 && raw.Count != message.Inputs.Count)
        {
            throw new FaultException($"The request has {message.Inputs.Count} inputs and {raw.Count} raw_input_contents: there is one for each, or none at all.");
        }

        return new InferenceRequest(
            message.Id.Length > 0 ? message.Id : null,
            [.. message.Inputs.Select((input, at) => GrpcTensor.Read(input, raw.Count > 0 ? raw[at] : null))],
            [.. message.Outputs.Select(output => new RequestedOutput(output.Name, Parameters(output.Parameters).Truth("binary_data")))],
            Parameters(message.Parameters))
        {
            Binary = raw.Count > 0,
        };
    }

    private static InferenceParameters Parameters(MapField<string, InferParameter> said)
    {
        if (said.Count == 0)
        {
            return InferenceParameters.None;
        }

        var parameters = new InferenceParameters();
        foreach (var (name, value) in said)
        {
            parameters.Set(name, Value(name, value));
        }

        return parameters;
    }

    private static object Value(string name, InferParameter value) => value.ParameterChoiceCase switch
    {
        InferParameter.ParameterChoiceOneofCase.BoolParam => value.BoolParam,
        InferParameter.ParameterChoiceOneofCase.Int64Param => value.Int64Param,
        InferParameter.ParameterChoiceOneofCase.StringParam => value.StringParam,
        InferParameter.ParameterChoiceOneofCase.DoubleParam => value.DoubleParam,
        InferParameter.ParameterChoiceOneofCase.Uint64Param => (double)value.Uint64Param,
        _ => throw new FaultException($"Parameter '{name}' has no value."),
    };
}
