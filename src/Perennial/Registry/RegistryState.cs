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

    /// <summary>Every declaration there was and since when, in order of time: rows of the log have the columns of the one they arrived under.</summary>
    public ImmutableList<Revision> Revisions { get; init; } = [];

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

    /// <summary>The declaration that was in force at a time; the first one before that.</summary>
    public ModelDeclaration DeclaredAt(DateTimeOffset time) =>
        (Revisions.FindLast(revision => revision.Since <= time) ?? Revisions.FirstOrDefault())?.Declaration ?? Declared();

    /// <summary>Since when the declaration was in force that was at a time.</summary>
    public DateTimeOffset? DeclaredSince(DateTimeOffset time) => Revisions.FindLast(revision => revision.Since <= time)?.Since;

    /// <summary>The champion at a time; null when there was none.</summary>
    public int? ChampionAt(DateTimeOffset time) => Reigns.FindLast(reign => reign.Since <= time)?.Version;

    /// <summary>The state after one more fact.</summary>
    public RegistryState After(IFact fact, DateTimeOffset asOf) => fact switch
    {
        ModelDeclared declared => Declare(declared.Declaration, asOf),
        VersionRegistered registered => this with { Versions = Versions.Add(registered.Version) },
        VersionPromoted promoted => Crown(promoted.Version, promoted.Since ?? asOf, promoted.Reason) with
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

    /// <summary>A feature that was not declared before is recorded from now on: earlier rows do not miss it, they never had it.</summary>
    private RegistryState Declare(ModelDeclaration declaration, DateTimeOffset asOf)
    {
        var dated = Declaration is not { } before ? declaration : declaration with
        {
            Features = [.. declaration.Features.Select(feature => feature with { RecordedSince = Since(before, feature, asOf) })],
        };
        return this with { Declaration = dated, Revisions = Revisions.Add(new Revision(asOf, dated)) };
    }

    private static DateTimeOffset? Since(ModelDeclaration before, FeatureDeclaration feature, DateTimeOffset asOf) =>
        before.Features.FirstOrDefault(one => one.Name == feature.Name) is { } known ? known.RecordedSince : asOf;

    private RegistryState Crown(int version, DateTimeOffset since, string why) =>
        this with { Reigns = Reigns.Add(new Reign(version, since, why)) };

    private ImmutableList<int> Cut(int version) => Line.LastIndexOf(version) is var place and >= 0
        ? Line.RemoveRange(place + 1, Line.Count - place - 1)
        : Line.Add(version);
}
