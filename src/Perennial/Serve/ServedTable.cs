using Perennial.Registry;

namespace Perennial.Serve;

/// <summary>A routing table whose versions are loaded. They are let go when it was retired and the last request on it has ended.</summary>
internal sealed class ServedTable
{
    private readonly ServedVersion?[] versions;
    private readonly UseCount users;

    public ServedTable(RoutingTable table, ServedVersion? champion, ServedVersion? challenger, ServedVersion? previous)
    {
        (Table, Champion, Challenger) = (table, champion, challenger);
        Sampling = table.Declaration is { } model ? LogSampling.Of(model) : null;
        Waits = champion is { Waits: true } || (table.Share > 0 && challenger is { Waits: true });
        versions = [champion, challenger, previous];
        users = new UseCount(LetGo);
    }

    /// <summary>What it says.</summary>
    public RoutingTable Table { get; }

    /// <summary>Answers; null while there is none.</summary>
    public ServedVersion? Champion { get; }

    /// <summary>Answers its share, or unseen; null when there is none.</summary>
    public ServedVersion? Challenger { get; }

    /// <summary>Which answers leave a row in the log; null where all do.</summary>
    public LogSampling? Sampling { get; }

    /// <summary>Whether a request that names no version may wait for another process.</summary>
    public bool Waits { get; }

    /// <summary>Begins a request; false when the table was retired.</summary>
    public bool TryEnter() => users.TryEnter();

    /// <summary>Ends a request.</summary>
    public void Leave() => users.Leave();

    /// <summary>Takes no more requests.</summary>
    public void Retire() => users.Retire();

    /// <summary>Whether a version is loaded here.</summary>
    public bool Holds(int number) => Array.Exists(versions, version => version?.Number == number);

    private void LetGo() => Array.ForEach(versions, version => version?.Dispose());
}
