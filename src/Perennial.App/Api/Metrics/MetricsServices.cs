using Microsoft.Extensions.DependencyInjection;

namespace Perennial.App.Api.Metrics;

/// <summary>What counting needs.</summary>
internal static class MetricsServices
{
    /// <summary>Adds it.</summary>
    public static void AddTo(IServiceCollection services) => services
        .AddMetrics().AddSingleton<ServerMetrics>().AddSingleton<ServerGauges>().AddSingleton<PrometheusText>();
}
