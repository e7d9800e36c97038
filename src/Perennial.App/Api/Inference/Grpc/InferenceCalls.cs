using Perennial.App.Api.Inference.Grpc.Wire;

namespace Perennial.App.Api.Inference.Grpc;

/// <summary>The calls of the Open Inference Protocol.</summary>
/// <param name="inferences">Answers them.</param>
internal sealed class InferenceCalls(Inferences inferences)
{
    /// <summary>Whether the server answers at all.</summary>
    public static ServerLiveResponse Live() => new() { Live = true };

    /// <summary>What this server is.</summary>
    public static ServerMetadataResponse Server()
    {
        var told = ServerMetadata.Here;
        var response = new ServerMetadataResponse { Name = told.Name, Version = told.Version };
        response.Extensions.AddRange(told.Extensions);
        return response;
    }

    /// <summary>Whether every model can answer.</summary>
    public ServerReadyResponse Ready() => new() { Ready = inferences.Unready is null };

    /// <summary>Whether a model or version can answer.</summary>
    public ModelReadyResponse Ready(ModelReadyRequest request) => new() { Ready = inferences.Fault(request.Name, request.Version) is null };

    /// <summary>What a model or version takes and gives.</summary>
    public ModelMetadataResponse Metadata(ModelMetadataRequest request)
    {
        var target = inferences.Find(request.Name, request.Version);
        var told = ModelMetadata.Of(target.Standing, target.Signature, target.Version);
        var response = new ModelMetadataResponse { Name = told.Name, Platform = told.Platform };
        response.Versions.AddRange(told.Versions);
        response.Inputs.AddRange(told.Inputs.Select(Tensor));
        response.Outputs.AddRange(told.Outputs.Select(Tensor));
        response.Properties.Add(told.Properties.ToDictionary());
        return response;
    }

    /// <summary>Answers rows.</summary>
    public Task<ModelInferResponse> InferAsync(ModelInferRequest request, CancellationToken cancellationToken) =>
        inferences.AnswerAsync(inferences.Find(request.ModelName, request.ModelVersion), () => GrpcRequest.Read(request), GrpcResponse.Of, cancellationToken);

    private static ModelMetadataResponse.Types.TensorMetadata Tensor(TensorMetadata told)
    {
        var tensor = new ModelMetadataResponse.Types.TensorMetadata { Name = told.Name, Datatype = told.Datatype };
        tensor.Shape.AddRange(told.Shape);
        return tensor;
    }
}
