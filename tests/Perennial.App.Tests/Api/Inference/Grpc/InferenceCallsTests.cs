using Google.Protobuf;
using Perennial.App.Api.Inference.Grpc.Wire;

namespace Perennial.App.Tests.Api.Inference.Grpc;

[Collection(Tests.Commands.CommandLine.Turns)]
public sealed class InferenceCallsTests(InferenceServer server) : IClassFixture<InferenceServer>
{
    private const int InvalidArgument = 3;
    private const int NotFound = 5;
    private const int Unavailable = 14;

    [Fact]
    public async Task Contents_are_answered_with_contents()
    {
        var response = await server.Grpc.CallAsync("ModelInfer", Row("parcels"), ModelInferResponse.Parser);
        Assert.Equal(("parcels", "2", "7", "durable"), (response.ModelName, response.ModelVersion, response.Id, response.Parameters["logged"].StringParam));
        Assert.Equal([0.8], response.Outputs.Single(output => output.Name == "score").Contents.Fp64Contents);
        Assert.Empty(response.RawOutputContents);
    }

    [Fact]
    public async Task Bytes_are_answered_with_bytes()
    {
        var request = new ModelInferRequest { ModelName = "hours" };
        request.Inputs.Add(Input("features", "FP16", 1, 2));
        request.RawInputContents.Add(ByteString.CopyFrom([.. BitConverter.GetBytes((Half)11), .. BitConverter.GetBytes((Half)0)]));
        request.Outputs.Add(new ModelInferRequest.Types.InferRequestedOutputTensor { Name = "score" });
        var response = await server.Grpc.CallAsync("ModelInfer", request, ModelInferResponse.Parser);
        Assert.Equal(7.25, BitConverter.ToDouble(response.RawOutputContents.Single().Span));
        Assert.Null(response.Outputs.Single().Contents);
    }

    [Fact]
    public async Task Who_asks_what_is_there_is_told()
    {
        Assert.True((await server.Grpc.CallAsync("ServerLive", new ServerLiveRequest(), ServerLiveResponse.Parser)).Live);
        Assert.True((await server.Grpc.CallAsync("ServerReady", new ServerReadyRequest(), ServerReadyResponse.Parser)).Ready);
        Assert.False((await server.Grpc.CallAsync("ModelReady", new ModelReadyRequest { Name = "letters" }, ModelReadyResponse.Parser)).Ready);
        Assert.Equal("perennial", (await server.Grpc.CallAsync("ServerMetadata", new ServerMetadataRequest(), ServerMetadataResponse.Parser)).Name);
        var told = await server.Grpc.CallAsync("ModelMetadata", new ModelMetadataRequest { Name = "parcels", Version = "3" }, ModelMetadataResponse.Parser);
        Assert.Equal(["distance:FP64", "carrier:BYTES"], told.Inputs.Select(input => $"{input.Name}:{input.Datatype}"));
        Assert.Equal("challenger in the shadow", told.Properties["version_3"]);
    }

    [Fact]
    public async Task Refusals_have_a_status_and_words()
    {
        await RefusedAsync(NotFound, "There is no model 'nothing'", Row("nothing"));
        await RefusedAsync(NotFound, "Version '9'", Row("parcels", one => one.ModelVersion = "9"));
        await RefusedAsync(Unavailable, "has no champion yet", Row("letters"));
        await RefusedAsync(InvalidArgument, "'distance' is missing", Row("parcels", one => one.Inputs.RemoveAt(0)));
        await RefusedAsync(InvalidArgument, "2 inputs and 1 raw_input_contents", Row("parcels", one => one.RawInputContents.Add(ByteString.Empty)));
        await RefusedAsync(InvalidArgument, "Send one of them", Row("parcels", one => one.RawInputContents.AddRange([ByteString.Empty, ByteString.Empty])));
        await RefusedAsync(InvalidArgument, "has no field in contents", Row("parcels", one => one.Inputs[0].Datatype = "FP16"));
        await RefusedAsync(InvalidArgument, "0 elements in the field that fits", Row("parcels", one => one.Inputs[0].Datatype = "FP32"));
        await RefusedAsync(InvalidArgument, "from -128 to 127", Row("parcels", one => one.Inputs[0].Datatype = "INT8"));
        await RefusedAsync(InvalidArgument, "'a' has no value", Row("parcels", one => one.Parameters.Add("a", new InferParameter())));
    }

    [Fact]
    public async Task What_is_no_message_is_the_callers_fault()
    {
        var (status, words, _) = await server.Grpc.CallAsync("ModelInfer", [0xFF, 0xFF, 0xFF]);
        Assert.Equal(InvalidArgument, status);
        Assert.Contains("are no ModelInferRequest", words, StringComparison.Ordinal);
        Assert.Equal(12, (await server.Grpc.CallAsync("ModelGuess", [])).Status);
    }

    private static ModelInferRequest Row(string model, Action<ModelInferRequest>? change = null)
    {
        var request = new ModelInferRequest { ModelName = model, Id = "7" };
        request.Inputs.Add(Input("distance", "INT32", 1));
        request.Inputs[0].Contents = new InferTensorContents();
        request.Inputs[0].Contents.IntContents.Add(1_500);
        request.Inputs.Add(Input("carrier", "BYTES", 1));
        request.Inputs[1].Contents = new InferTensorContents();
        request.Inputs[1].Contents.BytesContents.Add(ByteString.CopyFromUtf8("hare"));
        change?.Invoke(request);
        return request;
    }

    private static ModelInferRequest.Types.InferInputTensor Input(string name, string datatype, params long[] shape)
    {
        var input = new ModelInferRequest.Types.InferInputTensor { Name = name, Datatype = datatype };
        input.Shape.AddRange(shape);
        return input;
    }

    private async Task RefusedAsync(int status, string words, ModelInferRequest request)
    {
        var refused = await server.Grpc.CallAsync("ModelInfer", request.ToByteArray());
        Assert.Contains(words, refused.Words, StringComparison.Ordinal);
        Assert.Equal(status, refused.Status);
    }
}
