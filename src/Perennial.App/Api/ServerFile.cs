using Microsoft.Extensions.Logging;
using Perennial.Adapters.Yaml.Settings;
using Perennial.App.Api.Access;
using Perennial.App.Api.Notify;
using Perennial.Terms;

namespace Perennial.App.Api;

/// <summary>Reads <c>perennial.yaml</c>, and the variables that override it.</summary>
internal static class ServerFile
{
    /// <summary>The file's name in a data folder, where none is given.</summary>
    public const string Name = "perennial.yaml";

    /// <summary>Every key, with its default.</summary>
    public static IReadOnlyList<SettingKey> Keys { get; } =
    [
        SettingKey.Url("listen", "http://127.0.0.1:8080", "Where the server answers HTTP; several are a list. Port 0 takes a free one.") with { Several = true },
        SettingKey.Url("grpc", null, "Where the server answers gRPC, such as http://127.0.0.1:8081: a port of its own. Several are a list; without it there is none.") with { Several = true },
        SettingKey.Text("tls.certificate", null, "A PEM file, beside this one unless it says otherwise, for ports of https: the server's certificate, then those that lead to a root. A renewed file is read by itself."),
        SettingKey.Text("tls.key", null, "A PEM file with the certificate's private key, without a password. Needed beside tls.certificate."),
        SettingKey.Duration("turn_every", "10s", "How often a model is looked at when nothing calls for it sooner."),
        SettingKey.Size("body_limit", "32MB", "The longest body of a request."),
        SettingKey.Size("upload_limit", "1GB", "The longest body that brings files: commands, artifacts, histories."),
        SettingKey.Duration("stop_within", "30s", "How long requests and turns in flight may take to end when the server stops."),
        SettingKey.Text("hosts", null, "Names by which the server is known, such as the name that a proxy in front of it has; a request by another name is refused.") with { Several = true },
        SettingKey.Url("oidc.authority", null, "The issuer whose tokens are believed; it publishes its keys at /.well-known/openid-configuration."),
        SettingKey.Text("oidc.audience", null, "The audience that a token must name. Needed beside oidc.authority."),
        SettingKey.Text("oidc.roles_claim", "roles", "The claim of a token that lists roles: operator, or operator:MODEL for one model."),
        SettingKey.Text("oidc.name_claim", "sub", "The claim of a token that names who it is, as histories do. Take one that nobody can choose."),
        .. NotifyFile.Keys,
        SettingKey.Size("disk.reserve", "64MB", "Disk space that rows leave free, so that the journal can still be written; rows beyond it are refused with 507."),
        SettingKey.Count("ingest.rows", "10000", "The most rows that one request may have; more are refused with 413.", atLeast: 1),
        SettingKey.Size("ingest.queue", "64MB", "What requests may take in memory while they are read and wait to be durable, all together; more are refused with 429."),
        SettingKey.Duration("ingest.events_wait", "1h", "How long one side of a logged request waits for the other."),
        SettingKey.Choice("log.level", ["debug", "information", "warning", "error"], "information", "What the server logs; debug is a line for every request."),
        SettingKey.Url("telemetry.otlp", null, "Where traces are sent to, by OTLP over HTTP, such as http://127.0.0.1:4318; none are sent where it is left out."),
    ];

    /// <summary>The options of a server.</summary>
    /// <param name="path">The file; one that is missing sets nothing.</param>
    /// <param name="environment">The value of a variable; null where it is not set.</param>
    public static ServerOptions Read(string path, Func<string, string?> environment)
    {
        var values = SettingsFile.Read(path, Keys, environment);
        return new ServerOptions
        {
            Listen = values.All<Uri>("listen"),
            Grpc = values.All<Uri>("grpc"),
            Tls = Certificate(values, Path.GetDirectoryName(Path.GetFullPath(path))!),
            TurnEvery = values.Of<TimeSpan>("turn_every"),
            BodyLimitBytes = values.Of<long>("body_limit"),
            UploadLimitBytes = values.Of<long>("upload_limit"),
            StopWithin = values.Of<TimeSpan>("stop_within"),
            Hosts = values.All<string>("hosts"),
            Oidc = Issuer(values),
            Notify = NotifyFile.Read(values, Path.GetDirectoryName(Path.GetFullPath(path))!),
            ReserveBytes = values.Of<long>("disk.reserve"),
            IngestRows = (int)Math.Min(values.Of<long>("ingest.rows"), int.MaxValue),
            IngestQueueBytes = values.Of<long>("ingest.queue"),
            EventsWait = values.Of<TimeSpan>("ingest.events_wait"),
            LogLevel = Enum.Parse<LogLevel>(values.Of<string>("log.level"), ignoreCase: true),
            Otlp = values.Maybe<Uri>("telemetry.otlp"),
        };
    }

    private static TlsOptions? Certificate(SettingValues values, string folder) => (values.Maybe<string>("tls.certificate"), values.Maybe<string>("tls.key")) switch
    {
        (null, null) => null,
        ({ } certificate, { } key) => new TlsOptions(Path.Combine(folder, certificate), Path.Combine(folder, key)),
        _ => throw new FaultException("Of tls.certificate and tls.key one is not set. A port of https needs both: set both, or neither."),
    };

    private static OidcOptions? Issuer(SettingValues values) => (values.Maybe<Uri>("oidc.authority"), values.Maybe<string>("oidc.audience")) switch
    {
        (null, null) => null,
        ({ } authority, { } audience) => new OidcOptions(authority, audience) { RolesClaim = values.Of<string>("oidc.roles_claim"), NameClaim = values.Of<string>("oidc.name_claim") },
        _ => throw new FaultException("Of oidc.authority and oidc.audience one is not set. A token is believed for an issuer and an audience: set both, or neither."),
    };
}
