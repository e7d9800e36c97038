using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Perennial.Adapters.Sqlite;

namespace Perennial.App.Api.Access;

/// <summary>Puts together who may do what.</summary>
internal static class AccessParts
{
    /// <summary>Adds keys and tokens.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services, ServerOptions options)
    {
        if (options.Oidc is { } oidc)
        {
            TokenAccess.Add(services, oidc);
        }

        return services.AddSingleton(of => new SqliteKeyStore(of.GetRequiredService<Composition>().Folder))
            .AddSingleton<KeyRing>().AddSingleton<KnownHosts>().AddHostedService<KeyUse>();
    }

    /// <summary>Lets requests pass the gate, after a closed door was checked.</summary>
    public static WebApplication UseAccess(this WebApplication application, ServerOptions options)
    {
        OpenDoor.Refuse(options, application.Services.GetRequiredService<KeyRing>());
        application.UseMiddleware<AccessGate>();
        return application;
    }
}
