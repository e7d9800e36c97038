using System.CommandLine;
using System.Text.Json;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.App.Commands;

/// <summary>The model that a command is about, with its history read.</summary>
internal sealed class ChosenModel : IDisposable
{
    private readonly Composition house;
    private readonly bool owned;

    private ChosenModel(Composition house, string name, bool owned)
    {
        (this.house, this.owned) = (house, owned);
        Name = name;
        (History, State) = Read(house.Journal, name);
        Now = JournalClock.Now(History, house.Clock);
    }

    /// <summary>The data folder.</summary>
    public Composition House => house;

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Everything recorded of it.</summary>
    public IReadOnlyList<Recorded> History { get; }

    /// <summary>The fold of that.</summary>
    public ModelState State { get; }

    /// <summary>What time it is for this model.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>Opens the model that a command line names, or the only one there is.</summary>
    /// <exception cref="FaultException">There is no such folder or model, or the history cannot be read.</exception>
    public static ChosenModel Open(ParseResult parsed) => Open(parsed, parsed.GetValue(CommandOptions.Model));

    /// <summary>Opens the model of this name, or the only one there is.</summary>
    /// <exception cref="FaultException">There is no such folder or model, or the history cannot be read.</exception>
    public static ChosenModel Open(ParseResult parsed, string? name)
    {
        var data = ExistingFolder.Of(parsed);
        var house = Composition.Open(data);
        try
        {
            return new ChosenModel(house, Choose(house.Journal.Streams(), name, data), owned: true);
        }
        catch
        {
            house.Dispose();
            throw;
        }
    }

    /// <summary>A model of a folder that is open, and stays open.</summary>
    /// <exception cref="FaultException">There is no such model, or the history cannot be read.</exception>
    public static ChosenModel In(Composition house, string name) =>
        new(house, Choose(house.Journal.Streams(), name, house.Folder.Root), owned: false);

    /// <summary>The model asked for among those there are.</summary>
    public static string Choose(IReadOnlyList<string> models, string? asked, string data) => (models, asked) switch
    {
        ([], _) => throw new FaultException($"'{data}' holds no model yet. Declare one: perennial apply -f MODEL.yaml"),
        ([var only], null) => only,
        (_, null) => throw new FaultException($"'{data}' holds several models: {string.Join(", ", models)}. Name one with --model."),
        (_, { } name) when models.Contains(name) => name,
        _ => throw new FaultException($"There is no model '{asked}' in '{data}'. There are: {string.Join(", ", models)}."),
    };

    /// <summary>Appends what a person does.</summary>
    /// <returns>The state afterwards; the same when nothing was to be done.</returns>
    public ModelState Act(string actor, Func<ModelState, IReadOnlyList<IFact>> facts) => house.States.Act(Name, Now, Person.Checked(actor), facts);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (owned)
        {
            house.Dispose();
        }
    }

    private static (IReadOnlyList<Recorded>, ModelState) Read(Journal journal, string name)
    {
        try
        {
            var history = journal.Read(name);
            return (history, history.Aggregate(ModelState.Start, (state, one) => state.After(one)));
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new FaultException($"The journal of '{name}' cannot be read: {failure.Message} To see which event is damaged: perennial verify", failure);
        }
    }
}
