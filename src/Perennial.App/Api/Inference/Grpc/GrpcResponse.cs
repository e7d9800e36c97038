using System.Buffers;
using Google.Protobuf;
using Perennial.App.Api.Inference.Grpc.Wire;

namespace Perennial.App.Api.Inference.Grpc;

/// <summary>An answer as a message.</summary>
internal static class GrpcResponse
{
    /// <summary>The message. A response has contents or bytes for all outputs: one output that is wanted as bytes makes all of them bytes.</summary>
    public static ModelInferResponse Of(InferenceRequest asked, InferenceAnswer answer)
    {
        var response = new ModelInferResponse { ModelName = answer.Model, ModelVersion = answer.Version?.ToString() ?? string.Empty, Id = asked.Id ?? string.Empty };
        response.Parameters.Add("logged", new InferParameter { StringParam = answer.Logged });
        var binary = answer.Outputs.Any(output => asked.IsBinary(output.Name));
        foreach (var output in answer.Outputs)
        {
            var tensor = new ModelInferResponse.Types.InferOutputTensor { Name = output.Name, Datatype = output.Datatype.Name, Contents = binary ? null : Contents(output.Values) };
            tensor.Shape.AddRange(output.Shape);
            response.Outputs.Add(tensor);
            if (binary)
            {
                var bytes = new ArrayBufferWriter<byte>();
                output.WriteBytes(bytes);
                response.RawOutputContents.Add(ByteString.CopyFrom(bytes.WrittenSpan));
            }
        }

        return response;
    }

    private static InferTensorContents Contents(Array values)
    {
        var contents = new InferTensorContents();
        switch (values)
        {
            case double[] numbers:
                contents.Fp64Contents.AddRange(numbers);
                break;
            case int[] numbers:
                contents.IntContents.AddRange(numbers);
                break;
            case string[] texts:
                contents.BytesContents.AddRange(texts.Select(ByteString.CopyFromUtf8));
                break;
        }

        return contents;
    }
}
