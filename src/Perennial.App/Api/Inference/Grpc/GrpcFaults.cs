using global::Grpc.Core;
using Microsoft.Extensions.Logging;

namespace Perennial.App.Api.Inference.Grpc;

/// <summary>Turns what goes wrong in a call into a status of gRPC, with the words that HTTP would have.</summary>
internal static class GrpcFaults
{
    /// <summary>The status of a failure.</summary>
    public static RpcException Of(Exception failure, string method, ILogger log)
    {
        if (failure is RpcException told)
        {
            return told;
        }

        if (failure is OperationCanceledException)
        {
            return new RpcException(new Status(StatusCode.Cancelled, "The call was given up."));
        }

        var (status, message) = ApiFaults.Of(failure);
        if (status >= 500 && failure is not Terms.FaultException)
        {
            log.LogError(failure, "The call {Method} failed", method);
        }

        return new RpcException(new Status(Code(status), message));
    }

    private static StatusCode Code(int status) => status switch
    {
        400 or 413 or 415 => StatusCode.InvalidArgument,
        401 => StatusCode.Unauthenticated,
        403 => StatusCode.PermissionDenied,
        404 => StatusCode.NotFound,
        409 => StatusCode.Aborted,
        429 or 507 => StatusCode.ResourceExhausted,
        503 => StatusCode.Unavailable,
        504 => StatusCode.DeadlineExceeded,
        _ => StatusCode.Internal,
    };
}
