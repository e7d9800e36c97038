using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Perennial.App.Api.Access;
using Perennial.App.Api.Clients;
using Perennial.App.Api.Document;
using Perennial.App.Api.Health;
using Perennial.App.Api.Inference;
using Perennial.App.Api.Inference.Grpc;
using Perennial.App.Api.Inference.Rest;
using Perennial.App.Api.Live;
using Perennial.App.Api.Logging;
using Perennial.App.Api.Metrics;
using Perennial.App.Api.Models;
using Perennial.App.Api.Tracing;

namespace Perennial.App.Api;

/// <summary>The server over one data folder: answers, takes logs and labels, and drives every model.</summary>
internal sealed class Server : IAsyncDisposable
{
    /// <summary>So many versions that nobody uses stay loaded: scoring a day by stored versions finds those used last.</summary>
    private const int IdleVersions = 8;

    private readonly Composition house;
    private readonly WebApplication application;

    private Server(Composition house, WebApplication application) => (this.house, this.application) = (house, application);

    /// <summary>Where it answers HTTP, after it has started.</summary>
    public IReadOnlyList<Uri> Addresses => [.. Opened.Take(Options.Listen.Count)];

    /// <summary>Where it answers gRPC without TLS, after it has started.</summary>
    public IReadOnlyList<Uri> GrpcAddresses => [.. Opened.Skip(Options.Listen.Count)];

    /// <summary>The models that it holds.</summary>
    public LiveModels Models => application.Services.GetRequiredService<LiveModels>();

    private ServerOptions Options => application.Services.GetRequiredService<ServerOptions>();

    private IEnumerable<Uri> Opened => application.Urls.Select(url => new Uri(url));

    /// <summary>Everything that it answers.</summary>
    public IReadOnlyList<Endpoint> Endpoints => application.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    /// <summary>Opens the data folder and starts; ready to answer when it returns.</summary>
    /// <param name="data">The data folder; created where it is missing.</param>
    /// <param name="options">How it runs.</param>
    /// <param name="clock">The time; null for the machine's.</param>
    /// <param name="log">Where it logs; null for nowhere.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<Server> StartAsync(
        string data, ServerOptions options, TimeProvider? clock = null, ILoggerProvider? log = null, CancellationToken cancellationToken = default)
    {
        var house = Composition.Open(data, clock, options.ReserveBytes, IdleVersions);
        WebApplication? application = null;
        try
        {
            application = Build(house, options, clock ?? TimeProvider.System, log);
            await application.StartAsync(cancellationToken);
            return new Server(house, application);
        }
        catch
        {
            // What was started already works on the folder: it ends before the folder is closed.
            if (application is not null)
            {
                await application.StopAsync(CancellationToken.None);
                await application.DisposeAsync();
            }

            house.Dispose();
            throw;
        }
    }

    /// <summary>Completes when the process is asked to end.</summary>
    public Task EndedAsync(CancellationToken cancellationToken) => application.WaitForShutdownAsync(cancellationToken);

    /// <summary>Lets what is in flight end, gives back leases, and closes the folder.</summary>
    public async ValueTask DisposeAsync()
    {
        await application.StopAsync();
        await application.DisposeAsync();
        house.Dispose();
    }

    private static WebApplication Build(Composition house, ServerOptions options, TimeProvider clock, ILoggerProvider? log)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.BodyLimitBytes;
            Listening.Open(kestrel, options);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(house).AddSingleton(options).AddSingleton(clock);
        builder.Services.AddLive().AddSingleton<Inferences>();
        GrpcSetup.Add(builder.Services, options);
        builder.Services.AddAccess(options).AddControl();
        LogServices.AddTo(builder.Services);
        MetricsServices.AddTo(builder.Services);
        TraceExport.AddTo(builder.Services, options);
        ApiDocument.AddTo(builder.Services);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.StopWithin);
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.Configure<JsonOptions>(json => ApiJson.Configure(json.SerializerOptions));
        builder.Logging.SetMinimumLevel(options.LogLevel).AddFilter("Microsoft", LogLevel.Warning).AddFilter("Grpc", LogLevel.Warning);
        if (options.Otlp is null)
        {
            // It makes a span for every request as soon as it may log anything.
            builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        }

        if (log is not null)
        {
            builder.Logging.AddProvider(log);
        }

        var application = builder.Build();
        LiveParts.Share(application.Services);
        Map(application, options);
        return application;
    }

    private static void Map(WebApplication application, ServerOptions options)
    {
        application.UseMiddleware<RequestLine>();
        application.UseMiddleware<ApiFaults>();
        application.UseMiddleware<CompressedBody>();
        application.UseRouting();
        application.UseAccess(options);
        ControlParts.Map(application);
        HealthEndpoints.Map(application);
        ModelEndpoints.Map(application);
        LogEndpoints.Map(application);
        ClientEndpoints.Map(application);
        InferenceEndpoints.Map(application);
        GrpcSetup.Map(application);
        MetricsEndpoints.Map(application);
        ApiDocument.Map(application);
    }
}
