using Microsoft.Extensions.Logging;
using Perennial.Adapters.Files;
using Perennial.App.Api.Access;
using Perennial.App.Api.Notify;

namespace Perennial.App.Api;

/// <summary>How a server runs: from <c>perennial.yaml</c>, the environment and the command line.</summary>
internal sealed record ServerOptions
{
    /// <summary>Where it answers HTTP. The default is port 8080 of this machine alone.</summary>
    public IReadOnlyList<Uri> Listen { get; init; } = [new("http://127.0.0.1:8080")];

    /// <summary>Where it answers gRPC, on ports of their own. The default is nowhere.</summary>
    public IReadOnlyList<Uri> Grpc { get; init; } = [];

    /// <summary>What it shows to those who ask by https; null where nothing is listened to by https. The default is null.</summary>
    public TlsOptions? Tls { get; init; }

    /// <summary>How often a model is looked at when nothing calls for it sooner. The default is 10 seconds.</summary>
    public TimeSpan TurnEvery { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest body of a request. The default is 32 MB.</summary>
    public long BodyLimitBytes { get; init; } = 32L << 20;

    /// <summary>The longest body that brings files: commands, artifacts, histories. The default is 1 GB.</summary>
    public long UploadLimitBytes { get; init; } = 1L << 30;

    /// <summary>How long requests and turns in flight may take to end when the server stops. The default is 30 seconds.</summary>
    public TimeSpan StopWithin { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Names by which the server is known, besides those it listens on. The default is none.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Whose tokens are believed; null for nobody's.</summary>
    public OidcOptions? Oidc { get; init; }

    /// <summary>Who is told what happens. The default is nobody.</summary>
    public IReadOnlyList<NotifyOptions> Notify { get; init; } = [];

    /// <summary>Disk space that rows leave free, so that the journal can still be written. The default is 64 MB.</summary>
    public long ReserveBytes { get; init; } = DataFolder.DefaultReserveBytes;

    /// <summary>The most rows that one request may have. The default is 10,000.</summary>
    public int IngestRows { get; init; } = 10_000;

    /// <summary>What requests may take in memory while they are read and wait to be durable, all together. The default is 64 MB.</summary>
    public long IngestQueueBytes { get; init; } = 64L << 20;

    /// <summary>How long one side of a logged request waits for the other. The default is an hour.</summary>
    public TimeSpan EventsWait { get; init; } = TimeSpan.FromHours(1);

    /// <summary>What is logged, from this level on. The default is information; debug is a line for every request.</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Information;

    /// <summary>Where traces are sent to, by OTLP over HTTP; null sends none. The default is null.</summary>
    public Uri? Otlp { get; init; }
}
