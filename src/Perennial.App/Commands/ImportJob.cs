using Perennial.Adapters.DuckDb;
using Perennial.Log;
using Perennial.Registry;
using Perennial.Simulation;
using Perennial.Terms;

namespace Perennial.App.Commands;

/// <summary>Brings predictions and labels that were made elsewhere into a model's log, in order of arrival. May be stopped anywhere, and goes on when called again.</summary>
/// <param name="Data">The data folder.</param>
/// <param name="Model">The model.</param>
/// <param name="Files">Predictions, labels, or one of each.</param>
/// <param name="DryRun">Whether the files are only checked.</param>
/// <param name="Play">Whether turns are taken after every day, as they would have been then.</param>
/// <param name="Clock">The time.</param>
internal sealed record ImportJob(string Data, string Model, IReadOnlyList<ImportFile> Files, bool DryRun, bool Play, TimeProvider Clock)
{
    /// <summary>Imports.</summary>
    /// <param name="tell">Told how far it is.</param>
    /// <param name="cancellationToken">Stops between two appends.</param>
    /// <exception cref="BusyException">Another process drives the model.</exception>
    public async Task<ImportView> RunAsync(Action<string> tell, CancellationToken cancellationToken)
    {
        var clock = new VirtualClock(DateTimeOffset.UnixEpoch);
        using var house = Composition.Open(Data, clock);
        var model = ChosenModel.Choose(house.Journal.Streams(), Model, Data);
        using var driver = Driver.Take(house.Leases, model);
        var (state, now) = (house.States.Load(model), Clock.GetUtcNow());
        var declared = state.Registry.Declared();
        using var table = ImportTable.Load(house.DuckDb, declared, [.. Files.Select(file => Answered(file, state.Registry))], now);
        var walk = new ImportWalk(house, driver, model, table, clock, now, Play);
        var late = (house.Inbox.NewestArrival(model) ?? DateTimeOffset.UnixEpoch) < state.Log.Before ? table.CountBefore(state.Log.Before) : 0;
        if (Play)
        {
            Playable(state, table, late);
        }

        if (!DryRun)
        {
            await walk.RunAsync(late, tell, cancellationToken);
        }

        return new ImportView(
            model, [.. Files.Select(file => file.File)], table.Rows, walk.Accepted, walk.Repeated, walk.Corrected, late, table.First, table.Last, walk.DaysPlayed, DryRun);
    }

    /// <summary>Who answered: what the command line says, or else the champion.</summary>
    private static ImportFile Answered(ImportFile file, RegistryState registry)
    {
        var known = registry.Versions.SelectMany(version => new[] { ($"{version.Number}", version.Number), (version.Origin, version.Number) })
            .Where(one => one.Item1 is not null).GroupBy(one => one.Item1!, StringComparer.Ordinal)
            .ToDictionary(one => one.Key, one => one.Last().Number, StringComparer.Ordinal);
        return file.Kind == RowKind.Label || file.VersionColumn is not null ? file with { Versions = known }
            : (file.Version ?? registry.Champion) is { } version ? file with { Version = registry.Version(version).Number }
            : throw new FaultException("Nobody knows which version gave these answers: there is no champion. Register it first (perennial register MODEL --flavour external --promote), or name a column with --version-column.");
    }

    private static void Playable(ModelState state, ImportTable table, long late)
    {
        if (late > 0 || table.First < state.Head.AsOf || state.Log.Through > 0)
        {
            throw new FaultException(
                $"The past can be played only while nothing was logged, and where the journal stands before it: the first row arrived {Words.Of(table.First)} UTC, and the journal stands at {Words.Of(state.Head.AsOf)} UTC. "
                + "Declare the model as of then in another data folder (perennial apply -f MODEL.yaml --as-of TIME, and register with --since TIME), or leave --play out: the next turn measures every day and decides once.");
        }
    }
}
