using System.Collections.Immutable;
using Perennial.Terms;

namespace Perennial.Registry;

/// <summary>A model's declaration, versions and champions, as its journal tells them.</summary>
public sealed record RegistryState
{
    /// <summary>Before the first event.</summary>
    public static RegistryState Start { get; } = new();

    /// <summary>What the model's file says; null before it was applied.</summary>
    public ModelDeclaration? Declaration { get; init; }

    /// <summary>All versions, in order of number.</summary>
    public ImmutableList<ModelVersion> Versions { get; init; } = [];

    /// <summary>Who was champion since when, in order of time.</summary>
    public ImmutableList<Reign> Reigns { get; init; } = [];

    /// <summary>Versions that were taken back: none of them becomes champion again unless a person says so.</summary>
    public ImmutableSortedSet<int> TakenBack { get; init; } = [];

    /// <summary>Whether a person stopped every change.</summary>
    public bool Frozen { get; init; }

    /// <summary>The version that answers; null while there is none.</summary>
    public int? Champion => Reigns.IsEmpty ? null : Reigns[^1].Version;

    /// <summary>The succession: a promotion adds to it, a rollback takes what it took back off its end. The champion is its last.</summary>
    public ImmutableList<int> Line { get; init; } = [];

    /// <summary>The champion that a rollback goes to; null when there is none. Never one that was itself taken back.</summary>
    public int? Previous => Line.Count < 2 ? null : Line[^2];

    /// <summary>When the champion took over; null while there is none.</summary>
    public DateTimeOffset? ChampionSince => Reigns.IsEmpty ? null : Reigns[^1].Since;

    /// <summary>The version with this number.</summary>
    /// <exception cref="FaultException">There is none.</exception>
    public ModelVersion Version(int number) => Versions.Find(version => version.Number == number)
        ?? throw new FaultException($"There is no version {number}; {(Versions.IsEmpty ? "none was trained yet" : $"there are 1 to {Versions.Count}")}.");

    /// <summary>The declaration.</summary>
    /// <exception cref="FaultException">The model was not declared.</exception>
    public ModelDeclaration Declared() => Declaration
        ?? throw new FaultException("This model was not declared: apply its file first (perennial apply -f MODEL.yaml).");

    /// <summary>The champion at a time; null when there was none.</summary>
    public int? ChampionAt(DateTimeOffset time) => Reigns.FindLast(reign => reign.Since <= time)?.Version;

    /// <summary>The state after one more fact.</summary>
    public RegistryState After(IFact fact, DateTimeOffset asOf) => fact switch
    {
        ModelDeclared declared => this with { Declaration = declared.Declaration },
        VersionRegistered registered => this with { Versions = Versions.Add(registered.Version) },
        VersionPromoted promoted => Crown(promoted.Version, asOf, promoted.Reason) with
        {
            Line = Line.Add(promoted.Version), TakenBack = TakenBack.Remove(promoted.Version),
        },
        ChampionRolledBack back => Crown(back.To, asOf, back.Reason) with
        {
            Line = Cut(back.To), TakenBack = TakenBack.Add(back.From).Remove(back.To),
        },
        ModelFrozen => this with { Frozen = true },
        ModelUnfrozen => this with { Frozen = false },
        _ => this,
    };

    private RegistryState Crown(int version, DateTimeOffset since, string why) =>
        this with { Reigns = Reigns.Add(new Reign(version, since, why)) };

    private ImmutableList<int> Cut(int version) => Line.LastIndexOf(version) is var place and >= 0
        ? Line.RemoveRange(place + 1, Line.Count - place - 1)
        : Line.Add(version);
}
