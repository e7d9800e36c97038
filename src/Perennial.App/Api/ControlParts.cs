using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Perennial.Adapters.Sqlite;
using Perennial.App.Api.Events;
using Perennial.App.Api.Notify;
using Perennial.App.Api.Remote;

namespace Perennial.App.Api;

/// <summary>Puts together what controls models from elsewhere: commands, events, notifications, requests that are done once.</summary>
internal static class ControlParts
{
    /// <summary>Adds its parts.</summary>
    public static IServiceCollection AddControl(this IServiceCollection services) => services
        .AddSingleton(of => new SqliteReplyStore(of.GetRequiredService<Composition>().Folder))
        .AddSingleton<EventPulse>().AddSingleton<ServedCommands>().AddNotify();

    /// <summary>Adds its endpoints, and clears what an earlier process left.</summary>
    public static void Map(WebApplication application)
    {
        UploadFolder.Sweep(application.Services.GetRequiredService<Composition>().Folder);
        application.UseMiddleware<IdempotencyGate>();
        Map((IEndpointRouteBuilder)application);
    }

    private static void Map(IEndpointRouteBuilder routes)
    {
        EventEndpoints.Map(routes);
        NotifyEndpoints.Map(routes);
        CommandEndpoints.Map(routes);
    }
}
