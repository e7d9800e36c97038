using Perennial.Decide;
using Perennial.Monitor;
using Perennial.Registry;

namespace Perennial;

/// <summary>The facts of a turn on their way: each is folded at once, so that what follows sees it; all are journaled together, or none.</summary>
/// <param name="state">Before the turn.</param>
/// <param name="turn">Its frame.</param>
internal sealed class TurnDraft(ModelState state, Turn turn)
{
    private readonly List<Entry> entries = [];

    /// <summary>Before the turn.</summary>
    public ModelState Before { get; } = state;

    /// <summary>With all facts so far.</summary>
    public ModelState State { get; private set; } = state;

    /// <summary>Its frame.</summary>
    public Turn Turn { get; } = turn;

    /// <summary>All facts so far.</summary>
    public IReadOnlyList<Entry> Entries => entries;

    /// <summary>What is done once all is journaled: files that nothing asks for any more are deleted.</summary>
    public Action? Afterwards { get; set; }

    /// <summary>Whether there is more to tell than the decision before.</summary>
    public bool SaysSomethingNew => entries.Exists(entry => entry.Fact is not (DecisionTaken or ServingMeasured))
        || (Before.Decide.Newest, State.Decide.Newest) is not ({ } before, { } now)
        || (before.Action, before.Because, before.Blocked) != (now.Action, now.Because, now.Blocked);

    /// <summary>What is journaled: nothing when there is nothing new, and measurements of serving alone when there is nothing else.</summary>
    public IReadOnlyList<Entry> Kept => SaysSomethingNew ? entries : [.. entries.Where(entry => entry.Fact is ServingMeasured)];

    /// <summary>Adds a fact.</summary>
    public void Add(IFact fact, string? cause = null, object? measured = null)
    {
        State = State.With(fact, Turn.Now);
        entries.Add(new Entry(fact, cause, measured));
    }

    /// <summary>Adds facts with one cause.</summary>
    public void AddAll(IEnumerable<IFact> facts, string cause)
    {
        foreach (var fact in facts)
        {
            Add(fact, cause);
        }
    }
}
