using Perennial.App.Api.Inference;
using Perennial.Client;
using Perennial.Client.Wire;
using Perennial.Log;
using Perennial.Serve;
using Perennial.Terms;

namespace Perennial.App.Api.Live;

/// <summary>One model as the server holds it: answers, and takes what becomes known.</summary>
/// <param name="house">The data folder.</param>
/// <param name="serving">Answers.</param>
/// <param name="log">Logs answers.</param>
/// <param name="beats">Told when predictions come.</param>
/// <param name="name">The model's name.</param>
internal sealed class LiveModel(Composition house, ModelServing serving, AnswerLog log, Heartbeats beats, string name) : IAsyncDisposable
{
    /// <summary>How long shadows may take to end when the server stops.</summary>
    private static readonly TimeSpan ShadowPatience = TimeSpan.FromSeconds(5);

    private readonly WaitingThreads waiting = new(name);
    private AnsweringVersions? answering;

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>What is declared of it now.</summary>
    public ModelDeclaration Declared => Table().Declaration!;

    /// <summary>How its answers are logged.</summary>
    public AnswerLogging Logging => serving.Logging;

    /// <summary>What became of requests that a version in the shadow was to answer.</summary>
    public ShadowCounts Shadows => serving.Shadows!.Counts;

    /// <summary>Why the versions that its journal names do not answer; null when they do.</summary>
    public string? Fault => serving.Fault;

    /// <summary>Who answers now.</summary>
    public RoutingTable Table()
    {
        serving.Follow();
        return serving.Table!;
    }

    /// <summary>Which versions answer now; the same object until something changes.</summary>
    public AnsweringVersions Answering()
    {
        var table = Table();
        if (Volatile.Read(ref answering) is { } known && ReferenceEquals(known.Table, table))
        {
            return known;
        }

        var now = new AnsweringVersions(table);
        Volatile.Write(ref answering, now);
        return now;
    }

    /// <summary>Who answers now, as clients are told.</summary>
    public ServedModel Routing()
    {
        var state = house.States.Load(name);
        return ServedTables.Of(RoutingTable.Of(state.Registry, state.RollOut), state.Registry.Declared(), state.Head.Version);
    }

    /// <summary>Answers requests, and logs what was answered as the model's file says before it returns.</summary>
    /// <exception cref="ApiException">The model has no champion here: status 503.</exception>
    public async Task<AnsweredRequests> AnswerAsync(IReadOnlyList<Request> requests, CancellationToken cancellationToken)
    {
        beats.Predicted(name);
        var answers = serving.Waits(requests) ? await waiting.RunAsync(() => Answer(requests), cancellationToken) : Answer(requests);
        var table = Table();
        SoundAnswers.MustBe(table.Declaration!, requests, answers);
        List<InboxRow> rows = new(requests.Count);
        for (var at = 0; at < answers.Count; at++)
        {
            rows.AddRange(answers[at].Rows(requests[at], table.Classes));
        }

        using var span = Traces.Start("log");
        var logged = await log.AppendAsync(name, rows, cancellationToken);
        return answers is [{ Version: null }, ..] ? throw new ApiException(503, Silent(table.Declaration!)) : new AnsweredRequests(requests, answers, logged);
    }

    /// <summary>Takes rows into the log; they are durable when it returns.</summary>
    public Task<InboxReceipt> TakeAsync(IReadOnlyList<InboxRow> rows, CancellationToken cancellationToken)
    {
        if (rows is [{ Kind: RowKind.Prediction }, ..])
        {
            beats.Predicted(name);
        }

        return house.Inbox.AppendAsync(name, rows, cancellationToken);
    }

    /// <summary>Tries again to load versions that could not be loaded; a failure is told by <see cref="Fault"/>.</summary>
    public void Retry() => serving.Retry();

    /// <summary>Lets shadows end, and lets go of the versions.</summary>
    public async ValueTask DisposeAsync()
    {
        using var enough = new CancellationTokenSource(ShadowPatience);
        await serving.Shadows!.StopAsync(enough.Token);
        await serving.Shadows.DisposeAsync();
        serving.Dispose();
        waiting.Dispose();
    }

    private IReadOnlyList<Answer> Answer(IReadOnlyList<Request> requests)
    {
        using var span = Traces.Start("score");
        return requests is [var single] ? [serving.Answer(single)] : serving.AnswerAll(requests);
    }

    private string Silent(ModelDeclaration model) => house.States.Load(name).Registry.Champion is { } champion
        ? $"Version {champion} of '{model.Model}' answers elsewhere: ask it there. The request is logged."
        : $"'{model.Model}' has no champion yet: no version has passed its gates. The request is logged, and counts for the first training once its label is known.";
}
