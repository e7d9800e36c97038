using Perennial.Log;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Train;

/// <summary>Turns what a file asks for into what can be done now: a pure function of what the journal says.</summary>
public static class Recipes
{
    /// <summary>After this many growths a version is made from scratch again: what is old is never unlearnt, and the model grows with each.</summary>
    public const int MostGenerations = 10;

    private static readonly int[] Parts = [2, 4];

    /// <summary>The recipe of a strategy and a window for rows up to <paramref name="to"/>; from scratch and on everything where another cannot be had.</summary>
    public static Recipe Of(RegistryState registry, LogState log, MonitorState monitor, TrainingStrategy strategy, TrainingWindow window, DateTimeOffset to)
    {
        var train = registry.Declared().Train;
        var change = window == TrainingWindow.SinceChange ? Change(registry, monitor, to) : null;
        var recipe = Recipe.Plain with
        {
            Window = window == TrainingWindow.Auto || (window == TrainingWindow.SinceChange && change is null) ? TrainingWindow.Expanding : window,
            Change = change,
            HalfLife = train.HalfLife,
            Balanced = train.Balanced ? true : null,
        };
        return strategy is TrainingStrategy.Incremental or TrainingStrategy.FineTune && Parent(registry, to) is { } parent ? Grown(registry, log, monitor, recipe with { Strategy = strategy }, parent, to) : recipe;
    }

    /// <summary>What can be tried where a file leaves open how versions are made; one or none where there is no choice.</summary>
    /// <param name="registry">Declaration and champion.</param>
    /// <param name="log">What is kept.</param>
    /// <param name="monitor">Cohorts.</param>
    /// <param name="first">The first row there is.</param>
    /// <param name="to">After the last row of a trial: the champion must not know those that choose.</param>
    /// <param name="run">The run's number, which parameters are drawn by.</param>
    public static IReadOnlyList<Recipe> Candidates(RegistryState registry, LogState log, MonitorState monitor, DateTimeOffset first, DateTimeOffset to, int run)
    {
        var train = registry.Declared().Train;
        TrainingWindow[] windows = train.Window == TrainingWindow.Auto ? [TrainingWindow.Expanding, TrainingWindow.SinceChange] : [train.Window];
        TrainingStrategy[] strategies = train.Strategy == TrainingStrategy.Auto ? [TrainingStrategy.Full, TrainingStrategy.Incremental, TrainingStrategy.FineTune] : [train.Strategy];
        var whole = strategies.SelectMany(strategy => windows.Select(window => Of(registry, log, monitor, strategy, window, to)));
        var recent = train.Window == TrainingWindow.Auto && strategies.Contains(TrainingStrategy.Full) ? Spans(train, first, to) : [];
        List<Recipe> ways = [.. whole
            .Concat(recent.Select(span => Of(registry, log, monitor, TrainingStrategy.Full, TrainingWindow.Sliding, to) with { Span = span }))
            .Where(recipe => Labelled(monitor, From(registry.Declared(), recipe, first, to), to) >= train.MinimumRows)
            .Distinct()];
        return [.. ways, .. ways.Take(1).SelectMany(way => Tuning.Of(registry, run).Select(drawn => way with { Parameters = drawn }))];
    }

    /// <summary>The newest half and quarter of the history, in whole days.</summary>
    private static IEnumerable<TimeSpan> Spans(TrainOptions train, DateTimeOffset first, DateTimeOffset to) =>
        Parts.Select(part => TimeSpan.FromDays(Math.Floor((to - first).TotalDays / part))).Where(span => span >= train.First / 2);

    /// <summary>The first row that a recipe takes.</summary>
    public static DateTimeOffset From(ModelDeclaration model, Recipe recipe, DateTimeOffset first, DateTimeOffset to) => recipe switch
    {
        { Change: { } day } => Days.Start(day) > first ? Days.Start(day) : first,
        { Window: TrainingWindow.Sliding } => (model.Train with { Sliding = recipe.Span ?? model.Train.Sliding }).From(first, to),
        _ => first,
    };

    /// <summary>The change that the rows may begin with: enough must have come since.</summary>
    private static DateOnly? Change(RegistryState registry, MonitorState monitor, DateTimeOffset to)
    {
        var minimum = registry.Declared().Train.MinimumRows;
        return ChangePoint.Of(registry, monitor) is { } day && Labelled(monitor, Days.Start(day), to) >= minimum ? day : null;
    }

    /// <summary>The champion, where a trainer can go on from it: trained here by the same trainer on the same signature, before now, and not grown too often.</summary>
    private static ModelVersion? Parent(RegistryState registry, DateTimeOffset to)
    {
        var model = registry.Declared();
        return registry.Champion is { } number && registry.Version(number) is { Elsewhere: false } champion
            && champion.Trainer == model.Train.Trainer
            && champion.TrainedTo < to
            && champion.Features.SequenceEqual(model.Features)
            && Generations(registry, champion) < MostGenerations
            ? champion
            : null;
    }

    private static int Generations(RegistryState registry, ModelVersion version)
    {
        var count = 0;
        for (; version is { Strategy: not null, Parent: { } parent }; version = registry.Version(parent))
        {
            count++;
        }

        return count;
    }

    /// <summary>All new rows, and as many of the known ones as were asked for.</summary>
    private static Recipe Grown(RegistryState registry, LogState log, MonitorState monitor, Recipe recipe, ModelVersion parent, DateTimeOffset to)
    {
        var model = registry.Declared();
        var first = log.KeptFrom(model) ?? parent.TrainedFrom;
        var known = Labelled(monitor, From(model, recipe, first, to), parent.TrainedTo);
        var wanted = Labelled(monitor, parent.TrainedTo, to) * model.Train.Rehearsal;
        return recipe with
        {
            Parent = parent.Number,
            Rehearsed = known > wanted ? new Thinning(parent.TrainedTo, Math.Round(wanted / known, 6)) : null,
        };
    }

    /// <summary>Labelled rows of a stretch of time.</summary>
    public static long Labelled(MonitorState monitor, DateTimeOffset from, DateTimeOffset to) => monitor.Sound
        .Where(cohort => Days.Start(cohort.Day) >= Days.Floor(from) && Days.Start(cohort.Day) < to)
        .Sum(cohort => cohort.Labelled);
}
