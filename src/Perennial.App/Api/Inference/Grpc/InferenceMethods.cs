using global::Grpc.AspNetCore.Server.Model;
using global::Grpc.Core;
using Google.Protobuf;
using Microsoft.Extensions.Logging;
using Perennial.App.Api.Inference.Grpc.Wire;

namespace Perennial.App.Api.Inference.Grpc;

/// <summary>Names the calls of the service, and how their messages are read.</summary>
/// <param name="log">Told what should not have happened.</param>
internal sealed class InferenceMethods(ILogger<InferenceMethods> log) : IServiceMethodProvider<InferenceCalls>
{
    private const string Service = "inference.GRPCInferenceService";

    /// <inheritdoc/>
    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<InferenceCalls> context)
    {
        Add(context, "ServerLive", ServerLiveRequest.Parser, ServerLiveResponse.Parser, (_, _, _) => Task.FromResult(InferenceCalls.Live()));
        Add(context, "ServerReady", ServerReadyRequest.Parser, ServerReadyResponse.Parser, (calls, _, _) => Task.FromResult(calls.Ready()));
        Add(context, "ServerMetadata", ServerMetadataRequest.Parser, ServerMetadataResponse.Parser, (_, _, _) => Task.FromResult(InferenceCalls.Server()));
        Add(context, "ModelReady", ModelReadyRequest.Parser, ModelReadyResponse.Parser, (calls, request, _) => Task.FromResult(calls.Ready(request)));
        Add(context, "ModelMetadata", ModelMetadataRequest.Parser, ModelMetadataResponse.Parser, (calls, request, _) => Task.FromResult(calls.Metadata(request)));
        Add(context, "ModelInfer", ModelInferRequest.Parser, ModelInferResponse.Parser, (calls, request, ending) => calls.InferAsync(request, ending));
    }

    private void Add<TRequest, TResponse>(
        ServiceMethodProviderContext<InferenceCalls> context,
        string name,
        MessageParser<TRequest> requests,
        MessageParser<TResponse> responses,
        Func<InferenceCalls, TRequest, CancellationToken, Task<TResponse>> answer)
        where TRequest : class, IMessage<TRequest>, IBufferMessage
        where TResponse : class, IMessage<TResponse>, IBufferMessage
    {
        var method = new Method<TRequest, TResponse>(MethodType.Unary, Service, name, GrpcMessage.Of(requests), GrpcMessage.Of(responses));
        context.AddUnaryMethod(method, [], async (calls, request, call) =>
        {
            try
            {
                return await answer(calls, request, call.CancellationToken);
            }
            catch (Exception failure)
            {
                throw GrpcFaults.Of(failure, name, log);
            }
        });
    }
}
