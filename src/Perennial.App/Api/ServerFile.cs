using Perennial.Adapters.Yaml.Settings;

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
        SettingKey.Url("grpc", null, "Where the server answers gRPC without TLS, such as http://127.0.0.1:8081: a port of its own. Several are a list; without it there is none.") with { Several = true },
        SettingKey.Duration("turn_every", "10s", "How often a model is looked at when nothing calls for it sooner."),
        SettingKey.Size("body_limit", "32MB", "The longest body of a request."),
        SettingKey.Duration("stop_within", "30s", "How long requests and turns in flight may take to end when the server stops."),
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
            TurnEvery = values.Of<TimeSpan>("turn_every"),
            BodyLimitBytes = values.Of<long>("body_limit"),
            StopWithin = values.Of<TimeSpan>("stop_within"),
        };
    }
}
