using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Perennial.App.Api.Clients;
using Perennial.Monitor;

namespace Perennial.App.Api.Live;

/// <summary>Puts together who answers, who drives, and what is measured meanwhile.</summary>
internal static class LiveParts
{
    /// <summary>Adds them.</summary>
    public static IServiceCollection AddLive(this IServiceCollection services) => services
        .AddSingleton(of => new ServingTally(of.GetRequiredService<TimeProvider>().GetUtcNow())).AddSingleton<VersionScales>().AddSingleton<LiveMeter>().AddSingleton<Heartbeats>()
        .AddSingleton<LiveModels>().AddSingleton<ConnectedClients>().AddSingleton<ModelDrivers>()
        .AddSingleton<IHostedService>(of => of.GetRequiredService<ModelDrivers>()).AddHostedService<VersionHealth>();

    /// <summary>Lets whoever opens the folder in this process know what the server knows.</summary>
    public static void Share(IServiceProvider services)
    {
        var (models, drivers) = (services.GetRequiredService<LiveModels>(), services.GetRequiredService<ModelDrivers>());
        services.GetRequiredService<Composition>().Live = new LiveKnowledge(
            services.GetRequiredService<LiveMeter>(),
            services.GetRequiredService<Heartbeats>().Of,
            model => [.. new[] { Stuck(drivers.Of(model).Stuck), Unloaded(models, model) }.OfType<string>()],
            model => [.. services.GetRequiredService<ConnectedClients>().Of(model, models.Find(model).Routing().Head).Where(client => !client.Switched)]);
    }

    /// <summary>Turns that fail, in words; null where none does.</summary>
    public static string? Stuck(string? why) => why is null ? null : $"the loop is stuck: {why}";

    /// <summary>Versions of a model that cannot be loaded, in words; null where all are, or nobody asked yet.</summary>
    public static string? Unloaded(LiveModels models, string name) =>
        models.Held.FirstOrDefault(model => model.Name == name)?.Fault is { } fault ? $"versions cannot be loaded, and those before answer: {fault}" : null;
}
