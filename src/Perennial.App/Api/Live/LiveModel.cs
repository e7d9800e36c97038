using Perennial.Client;
using Perennial.Client.Wire;
using Perennial.Log;
using Perennial.Serve;
using Perennial.Terms;

namespace Perennial.App.Api.Live;

/// <summary>One model as the server holds it: answers, and takes what becomes known.</summary>
/// <param name="house">The data folder.</param>
/// <param name="name">The model's name.</param>
internal sealed class LiveModel(Composition house, string name)
{
    private readonly ModelServing serving = new(house.States, house.Journal, house.Versions, name);

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>What is declared of it now.</summary>
    public ModelDeclaration Declared => house.States.Load(name).Registry.Declared();

    /// <summary>Who answers now, as clients are told.</summary>
    public ServedModel Routing()
    {
        var state = house.States.Load(name);
        return ServedTables.Of(RoutingTable.Of(state.Registry, state.RollOut), state.Registry.Declared(), state.Head.Version);
    }

    /// <summary>Answers requests, and logs what was answered before it returns.</summary>
    /// <exception cref="ApiException">The model has no champion here: status 503.</exception>
    public async Task<IReadOnlyList<Answer>> AnswerAsync(IReadOnlyList<Request> requests, CancellationToken cancellationToken)
    {
        IReadOnlyList<Answer> answers = [.. requests.Select(serving.Answer)];
        var model = Declared;
        var classes = model.Task == TaskKind.Multiclass ? model.AnswerWidth : 0;
        await TakeAsync([.. answers.Zip(requests).SelectMany(pair => pair.First.Rows(pair.Second, classes))], cancellationToken);
        return answers is [{ Version: null }, ..] ? throw new ApiException(503, Silent(model)) : answers;
    }

    /// <summary>Takes rows into the log; they are durable when it returns.</summary>
    public Task<InboxReceipt> TakeAsync(IReadOnlyList<InboxRow> rows, CancellationToken cancellationToken) => house.Inbox.AppendAsync(name, rows, cancellationToken);

    private string Silent(ModelDeclaration model) => house.States.Load(name).Registry.Champion is { } champion
        ? $"Version {champion} of '{model.Model}' answers elsewhere: ask it there. The request is logged."
        : $"'{model.Model}' has no champion yet: no version has passed its gates. The request is logged, and counts for the first training once its label is known.";
}
