using global::Grpc.AspNetCore.Server.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Perennial.App.Api.Access;

namespace Perennial.App.Api.Inference.Grpc;

/// <summary>Puts the Open Inference Protocol over gRPC into a server: on every port that speaks HTTP/2.</summary>
internal static class GrpcSetup
{
    /// <summary>Adds what it needs.</summary>
    public static void Add(IServiceCollection services, ServerOptions options)
    {
        services.AddGrpc(grpc => grpc.MaxReceiveMessageSize = (int)Math.Min(options.BodyLimitBytes, int.MaxValue));
        services.AddSingleton<InferenceCalls>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IServiceMethodProvider<InferenceCalls>, InferenceMethods>());
    }

    /// <summary>Adds the calls.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGrpcService<InferenceCalls>().Needs(Role.Sender);
}
