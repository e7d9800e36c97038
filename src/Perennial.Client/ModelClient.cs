using System.Globalization;
using System.Security.Cryptography;
using Perennial.Client.Wire;
using Perennial.Log;
using Perennial.Registry;
using Perennial.Serve;
using Perennial.Terms;

namespace Perennial.Client;

/// <summary>Predictions of one model in this process: the same versions, the same arms of a split and the same log as on its server.</summary>
/// <typeparam name="T">What an application knows of a request: a property brings the column of its name in snake_case.</typeparam>
/// <remarks>
/// Answers never wait for the server. While it is down, the last good versions go on answering, marked as stale once the lease is over, and answers wait
/// in memory to be logged. Safe to call from many threads.
/// </remarks>
public sealed class ModelClient<T> : IAsyncDisposable
{
    private readonly ClientOptions options;
    private readonly ServerLink link;
    private readonly VersionLoader versions;
    private readonly Router router;
    private readonly ShadowQueue shadows;
    private readonly ModelMirror mirror;
    private readonly RowSender sender;
    private readonly CancellationTokenSource stop = new();
    private static readonly Dictionary<string, object?> Nothing = [];
    private Task following = Task.CompletedTask;
    private InputColumns<T>? reading;

    internal ModelClient(ClientOptions options, IBlobStore blobs, IPredictorSource source, HttpMessageHandler? handler)
    {
        this.options = options;
        link = new ServerLink(options, handler);
        versions = new VersionLoader(source) { IdleVersions = 1 };
        sender = new RowSender(link, options);
        shadows = new ShadowQueue(KeepAsync);
        router = new Router(versions, shadows);
        mirror = new ModelMirror(options, link, blobs, router);
    }

    /// <summary>What became of the answers.</summary>
    public SenderCounts Counts => sender.Counts;

    /// <summary>The routing that answers now; 0 before the first.</summary>
    public long Head => mirror.Current?.Head ?? 0;

    /// <summary>Why the server was not reached at the newest look; null when it was.</summary>
    public string? Fault => mirror.Fault;

    /// <summary>Answers a request here and now.</summary>
    /// <exception cref="NoChampionException">No version answers for the model, or none that was ever reached.</exception>
    /// <exception cref="FaultException">The request has a value of the wrong type.</exception>
    public Prediction Predict(T input)
    {
        var model = mirror.Current ?? throw new NoChampionException($"Nothing is known of '{options.Model}': {mirror.Fault ?? "the server was not asked yet"}");
        var request = Columns(model).Read(input, NewId, options.Clock.GetUtcNow());
        var answer = router.Answer(request);
        var logged = sender.TryAdd(Row(model, request, answer));
        return answer.Version is { } version
            ? new Prediction(request.Id, version, answer.Score)
            {
                Classes = answer.Classes is null ? null : model.Classes!.Zip(answer.Classes).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal),
                Stale = mirror.Stale,
                Logged = logged,
            }
            : throw new NoChampionException($"'{options.Model}' has no champion that answers here. The request is logged.");
    }

    /// <summary>Tells what became known of predictions; durable on the server when it returns.</summary>
    /// <param name="labels">A label by the id of its prediction.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="HttpRequestException">The server is not reached, or cannot take them now: send them again, repeated labels do no harm.</exception>
    /// <exception cref="FaultException">The server refuses them.</exception>
    public Task LabelAsync(IReadOnlyDictionary<string, double> labels, CancellationToken cancellationToken = default) =>
        link.SendAsync("labels", [.. labels.Select(one => new { id = one.Key, label = one.Value, time = options.Clock.GetUtcNow() })], cancellationToken);

    /// <summary>Looks for a change of versions now, rather than within the lease.</summary>
    public Task LookAsync(CancellationToken cancellationToken = default) => mirror.LookAsync(cancellationToken);

    /// <summary>Sends what waits for the log, and is done when it is durable on the server or <paramref name="cancellationToken"/> breaks it off. No more is logged afterwards.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        await shadows.StopAsync(cancellationToken).ConfigureAwait(false);
        await sender.StopAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends what waits, for as long as one call may take, and lets go of the versions.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync().ConfigureAwait(false);
        await following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        using (var enough = new CancellationTokenSource(options.Timeout, options.Clock))
        {
            await FlushAsync(enough.Token).ConfigureAwait(false);
        }

        await shadows.DisposeAsync().ConfigureAwait(false);

        await sender.DisposeAsync().ConfigureAwait(false);
        mirror.Dispose();
        router.Dispose();
        versions.Dispose();
        link.Dispose();
        stop.Dispose();
    }

    /// <summary>Takes what was good when the process before ended, looks for what is good now, and goes on looking.</summary>
    internal async Task BeginAsync(CancellationToken cancellationToken)
    {
        mirror.Recall();
        await mirror.LookAsync(cancellationToken).ConfigureAwait(false);
        following = Task.Run(FollowAsync, CancellationToken.None);
    }

    private async Task FollowAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(options.Lease / 2, options.Clock, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await mirror.LookAsync(stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private InputColumns<T> Columns(ServedModel model)
    {
        var known = Volatile.Read(ref reading);
        if (known is null || !ReferenceEquals(known.Model, model))
        {
            known = new InputColumns<T>(model);
            Volatile.Write(ref reading, known);
        }

        return known;
    }

    private string NewId() =>
        options.Clock.GetUtcNow().ToUnixTimeMilliseconds().ToString("x12", CultureInfo.InvariantCulture) + RandomNumberGenerator.GetHexString(20, lowercase: true);

    private static SentRow Row(ServedModel model, Request request, Answer answer) => new(
        request.Id,
        request.OccurredAt,
        request.Entity,
        model.Columns.Zip(request.Features).ToDictionary(pair => pair.First.Name, pair => pair.Second, StringComparer.Ordinal),
        answer.Version,
        double.IsNaN(answer.Score) ? null : answer.Score)
    {
        Classes = answer.Classes,
    };

    /// <summary>What a version in the shadow said goes the way of the answers.</summary>
    private ValueTask<LoggedAs> KeepAsync(string model, IReadOnlyList<InboxRow> rows, CancellationToken cancellationToken)
    {
        var kept = rows.Count(row => sender.TryAdd(new SentRow(row.Id, row.OccurredAt, null, Nothing, row.Version, row.Score)
        {
            Unseen = true,
            Classes = row.Features.Count == 0 ? null : [.. row.Features.Select(cell => (double)cell!)],
        }));
        return ValueTask.FromResult(kept == rows.Count ? LoggedAs.Buffered : LoggedAs.Dropped);
    }
}
