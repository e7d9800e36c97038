using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Api.Logging.Events;
using Perennial.App.Api.Logging.Labels;

namespace Perennial.App.Api.Logging;

/// <summary>What the endpoints of the log need.</summary>
internal static class LogServices
{
    /// <summary>Adds it.</summary>
    public static void AddTo(IServiceCollection services) => services
        .AddSingleton<IngestGate>().AddSingleton<EntityPredictions>().AddSingleton<LabelSearch>().AddSingleton<Ingest>()
        .AddSingleton<EventLog>().AddHostedService<EventSweep>();
}
